import { addDays, type Day, day, formatDayShort, isDay } from '../../domain/day.ts'
import type { DateForm } from '../../domain/register-file.ts'
import type { Wrong } from '../tables/cells.ts'
import { quoted } from '../tables/fault.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MIDNIGHT = String.raw`(?:[ T]00:00(?::00(?:\.0+)?)?)?`
const DIVIDED = String.raw`[/.\- ]`
const MONTH = '([0-9]{1,2}|[A-Za-z]{3,9})'

type Parts = { year: string; month: string; day: string }

const shapes: Record<DateForm, { shape: RegExp; parts(found: RegExpExecArray): Parts; like: string }> = {
  'year-month-day': {
    shape: /^(\d{4})-(\d{2})-(\d{2})$/,
    parts: ([, year = '', month = '', on = '']) => ({ year, month, day: on }),
    like: 'write it as year-month-day, like 2026-11-21',
  },
  'day-month-year': {
    shape: new RegExp(`^([0-9]{1,2})${DIVIDED}${MONTH}${DIVIDED}([0-9]{4})${MIDNIGHT}$`),
    parts: ([, on = '', month = '', year = '']) => ({ year, month, day: on }),
    like: 'write it as day/month/year, like 21/11/2026',
  },
  'month-day-year': {
    shape: new RegExp(`^${MONTH}${DIVIDED}([0-9]{1,2})${DIVIDED}([0-9]{4})${MIDNIGHT}$`),
    parts: ([, month = '', on = '', year = '']) => ({ year, month, day: on }),
    like: 'write it as month/day/year, like 11/21/2026',
  },
}

const FIRST = day('1900-01-01')
const LAST = day('2100-12-31')
const SPREADSHEETS_FIRST = day('1899-12-30')

const numberOf = (month: string): string =>
  /^\d/.test(month) ? month : String(months.indexOf(month.slice(0, 3).toLowerCase()) + 1)

function dayOf({ year, month, day: on }: Parts): Day | null {
  const text = `${year}-${numberOf(month).padStart(2, '0')}-${on.padStart(2, '0')}`
  return isDay(text) && text >= FIRST && text <= LAST ? text : null
}

/** The day that a text names in one form of writing dates; null where it names none. */
export function dayWritten(text: string, form: DateForm): Day | null {
  const { shape, parts } = shapes[form]
  const found = shape.exec(text)
  return found === null ? null : dayOf(parts(found))
}

/** What is wrong with a text that is no date in this form, and what to write instead; it knows what spreadsheets make of dates. */
export function dateFault(text: string, form: DateForm): Wrong {
  if (/^[3-6]\d{4}(?:\.0+)?$/.test(text)) {
    const meant = formatDayShort(addDays(SPREADSHEETS_FIRST, Math.floor(Number(text))))
    return {
      wrong: `${quoted(text)} is the number that a spreadsheet keeps for ${meant}: give the column a date format and save the file again`,
    }
  }
  if (/^\d{1,2}[/\- ][A-Za-z]{3,9}$|^[A-Za-z]{3,9}[/\- ]\d{1,2}$/.test(text)) {
    return { wrong: `${quoted(text)} has no year, as a spreadsheet shortens dates: ${shapes[form].like}` }
  }
  return { wrong: `${quoted(text)} is not a date: ${shapes[form].like}` }
}
