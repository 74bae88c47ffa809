import { schoolYearOf } from './calendar.ts'
import type { Dated } from './dated.ts'
import { addDays, addMonths, type Day, day, weekday } from './day.ts'
import type { Calendar } from './open-days.ts'

/** The ages and days between which a child must be in education, as s8 Education Act 1996 and the orders under it lay down. */
export type SchoolAge = {
  readonly begins_at: number
  /** The days of the year on which it begins, month and day. */
  readonly begins_on: readonly string[]
  readonly ends_at: number
  /** The month whose last such weekday (1 is Monday) is the school leaving date. */
  readonly leaving_month: number
  readonly leaving_weekday: number
}

/** The law as it stands; `templates/rules/compulsory-school-age.yaml` holds the same row and a test compares them. */
export const section8: readonly Dated<SchoolAge>[] = [
  {
    from: day('1998-09-01'),
    until: null,
    value: {
      begins_at: 5,
      begins_on: ['03-31', '08-31', '12-31'],
      ends_at: 16,
      leaving_month: 6,
      leaving_weekday: 5,
    },
    source: 'https://www.legislation.gov.uk/ukpga/1996/56/section/8',
    checkedOn: day('2026-11-21'),
  },
]

function begins(law: SchoolAge, dateOfBirth: Day): Day {
  const birthday = addMonths(dateOfBirth, 12 * law.begins_at)
  const year = Number(birthday.slice(0, 4))
  const days = [year, year + 1].flatMap((one) => law.begins_on.map((on) => day(`${one}-${on}`))).sort()
  return days.find((on) => on >= birthday) as Day
}

function leavingDate(law: SchoolAge, year: number): Day {
  const first = day(`${year}-${String(law.leaving_month).padStart(2, '0')}-01`)
  const last = addDays(addMonths(first, 1), -1)
  return addDays(last, -((weekday(last) - law.leaving_weekday + 7) % 7))
}

// Who comes of age after the leaving date but before the next school year has left on that date (s8(3)(a)).
function ends(law: SchoolAge, dateOfBirth: Day, calendar: Calendar): Day {
  const birthday = addMonths(dateOfBirth, 12 * law.ends_at)
  const year = Number(birthday.slice(0, 4))
  const leaving = leavingDate(law, year)
  return birthday <= schoolYearOf(calendar, leaving).to ? leaving : leavingDate(law, year + 1)
}

function underRowInForce(rows: readonly Dated<SchoolAge>[], under: (law: SchoolAge) => Day): Day {
  for (const { from, until, value } of rows) {
    const on = under(value)
    if (from <= on && (until === null || on <= until)) return on
  }
  throw new RangeError('compulsory school age is not laid down for this date of birth')
}

const september: Calendar = { spans: [], bankHolidays: new Set(), bankHolidaysUntil: '0001-01-01' as Day }

/**
 * The first and the last day on which a child is of compulsory school age, both included (s8 Education Act 1996).
 * The school year after the leaving date begins on 1 September, as admissions reckon it, unless a calendar with its own terms is given.
 */
export function compulsorySchoolAge(
  dateOfBirth: Day,
  calendar: Calendar = september,
  rows: readonly Dated<SchoolAge>[] = section8,
): { readonly from: Day; readonly until: Day } {
  return {
    from: underRowInForce(rows, (law) => begins(law, dateOfBirth)),
    until: underRowInForce(rows, (law) => ends(law, dateOfBirth, calendar)),
  }
}
