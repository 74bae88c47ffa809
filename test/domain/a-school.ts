import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { bankHolidaysFor, bankHolidaysSchema } from '../../src/domain/bank-holidays.ts'
import type { Calendar, Span } from '../../src/domain/calendar.ts'
import { codeSetSchema } from '../../src/domain/code-set-schema.ts'
import type { CodeSet } from '../../src/domain/codes.ts'
import { day } from '../../src/domain/day.ts'

const templates = new URL('../../templates/', import.meta.url)

/** The data of one file under `templates/`, unread by any schema. */
export const fileData = (path: string): unknown => parse(readFileSync(new URL(path, templates), 'utf8'))

export const bankHolidayList = bankHolidaysSchema.parse(
  fileData('calendars/bank-holidays-england-wales.yaml'),
)

export const codeSets: CodeSet[] = readdirSync(new URL('codes/', templates)).map((name) =>
  codeSetSchema.parse(fileData(`codes/${name}`)),
)

/** A row of a school's calendar file, as in `2026-09-01 2026-12-18 term Autumn`. */
export function span(row: string): Span {
  const [from = '', to = '', kind, ...name] = row.split(' ')
  return { from: day(from), to: day(to), kind: kind as Span['kind'], name: name.join(' ') }
}

export function calendarOf(...rows: string[]): Calendar {
  return { spans: rows.map(span), ...bankHolidaysFor(bankHolidayList) }
}

export const year2023 = [
  '2023-09-04 2023-12-21 term Autumn',
  '2023-10-23 2023-10-27 closure Half-term',
  '2024-01-08 2024-03-28 term Spring',
  '2024-02-12 2024-02-16 closure Half-term',
  '2024-04-15 2024-07-22 term Summer',
  '2024-05-27 2024-05-31 closure Half-term',
]

export const year2024 = [
  '2024-09-02 2024-12-20 term Autumn',
  '2024-09-02 2024-09-02 inset Training',
  '2024-10-28 2024-11-01 closure Half-term',
  '2025-01-06 2025-04-04 term Spring',
  '2025-02-17 2025-02-21 closure Half-term',
  '2025-04-22 2025-07-22 term Summer',
  '2025-05-26 2025-05-30 closure Half-term',
]

export const year2025 = [
  '2025-09-01 2025-12-19 term Autumn',
  '2025-09-01 2025-09-01 inset Training',
  '2025-10-27 2025-10-31 closure Half-term',
  '2026-01-05 2026-03-27 term Spring',
  '2026-02-16 2026-02-20 closure Half-term',
  '2026-04-13 2026-07-21 term Summer',
  '2026-05-25 2026-05-29 closure Half-term',
]

export const year2026 = [
  '2026-09-01 2026-12-18 term Autumn',
  '2026-09-01 2026-09-02 inset Training',
  '2026-10-26 2026-10-30 closure Half-term',
  '2026-11-27 2026-11-27 closure Boiler failure',
  '2027-01-04 2027-03-25 term Spring',
  '2027-02-15 2027-02-19 closure Half-term',
  '2027-04-12 2027-07-21 term Summer',
  '2027-05-31 2027-06-04 closure Half-term',
]

/** An invented school whose terms are loaded from September 2023 to July 2027. */
export const aSchool = calendarOf(...year2023, ...year2024, ...year2025, ...year2026)
