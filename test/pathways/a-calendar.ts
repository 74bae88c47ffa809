import { readFileSync } from 'node:fs'
import { bankHolidaysFor } from '../../src/domain/bank-holidays.ts'
import type { Calendar, Span } from '../../src/domain/calendar.ts'
import { day } from '../../src/domain/day.ts'
import { bankHolidayList } from '../domain/a-school.ts'

/** The made-up calendar that the days of every pathway are counted on by hand. */
export const calendarFile = new URL('calendar.csv', import.meta.url)

const rows = readFileSync(calendarFile, 'utf8').trim().split('\n').slice(1)

/** Its rows as the tests of the rules write them: `2026-09-01 2026-10-23 term Autumn 1`. */
export const calendarRows = rows.map((row) => row.replace(/,/g, ' '))

const spans = rows.map((row): Span => {
  const [from = '', to = '', kind, name = ''] = row.split(',')
  return { from: day(from), to: day(to), kind: kind as Span['kind'], name }
})

/** The same with the bank holidays of England and Wales. */
export const calendar: Calendar = { spans, ...bankHolidaysFor(bankHolidayList) }
