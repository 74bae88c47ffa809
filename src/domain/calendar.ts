import { addDays, type Day, latest, weekday } from './day.ts'
import {
  type Calendar,
  type Counted,
  missingOn,
  type NotKnown,
  openDays,
  schoolYearName,
  stretchAt,
  termsOf,
} from './open-days.ts'
import { countAtMost, countBelow } from './ordered-days.ts'

export type { Calendar, Counted, NotKnown, Span } from './open-days.ts'

/** Some whole Monday-to-Friday weeks with sessions, and the first Monday and last Friday among them. */
export type SchoolWeeks = {
  readonly known: true
  readonly from: Day
  readonly to: Day
  /** Their Mondays, ascending. */
  readonly weeks: readonly Day[]
}

/** A school year from its first day to the day before the next one; `exact` when both rest on loaded terms, not on 1 September. */
export type SchoolYear = {
  readonly name: string
  readonly from: Day
  readonly to: Day
  readonly exact: boolean
}

/** Does the school hold sessions on this day? A day outside the loaded terms is answered no; ask `covers` first. */
export function isSchoolDay(calendar: Calendar, on: Day): boolean {
  return openDays(calendar).open.has(on)
}

/** Is it a Monday to Friday that isn't a bank holiday, in school time or not? */
export function isWorkingDay(calendar: Calendar, on: Day): boolean {
  return weekday(on) <= 5 && !calendar.bankHolidays.has(on)
}

/** Is the list of bank holidays loaded for this day, so that `isWorkingDay` can be relied on? */
export function bankHolidaysKnown(calendar: Calendar, on: Day): boolean {
  return on <= calendar.bankHolidaysUntil && on >= (calendar.bankHolidaysFrom ?? on)
}

/** The last day that a loaded term covers; null when no term is loaded. */
export function calendarEnd(calendar: Calendar): Day | null {
  const [first, ...rest] = termsOf(calendar).map((term) => term.to)
  return first === undefined ? null : latest(first, ...rest)
}

/** Does the day lie between the first and the last day of the loaded terms, and not where a term was left out? */
export function covers(calendar: Calendar, on: Day): boolean {
  const stretch = stretchAt(calendar, on)
  return (
    stretch?.terms.some((term) => term.from <= on) === true && stretch.terms.some((term) => on <= term.to)
  )
}

function bankHolidayWords(calendar: Calendar, on: Day): string {
  const name = calendar.bankHolidayNames?.get(on)
  return name === undefined ? 'bank holiday' : `bank holiday: ${name}`
}

/** Why the school holds no session on a day, in words for a screen; null when it is open. */
export function whyShut(calendar: Calendar, on: Day): string | null {
  if (isSchoolDay(calendar, on)) return null
  if (weekday(on) > 5) return 'weekend'
  if (calendar.bankHolidays.has(on)) return bankHolidayWords(calendar, on)
  const shut = calendar.spans.find((span) => span.kind !== 'term' && span.from <= on && on <= span.to)
  if (shut) return shut.kind === 'inset' ? 'INSET day' : shut.name
  return stretchAt(calendar, on) ? 'outside term' : 'outside the loaded calendar'
}

/** The first day after this one on which the school holds sessions. */
export function nextSchoolDay(calendar: Calendar, after: Day): Counted {
  const stretch = stretchAt(calendar, after)
  if (!stretch) return missingOn(calendar, after)
  const next = stretch.days[countAtMost(stretch.days, after)]
  return next === undefined ? missingOn(calendar, addDays(stretch.to, 1)) : { known: true, day: next }
}

/**
 * The n latest Monday-to-Friday weeks that ended before a day and hold at least one session at the school.
 * A week ends on its Friday, so on a Saturday or Sunday the week just over counts; on its own Friday it doesn't.
 */
export function previousSchoolWeeks(calendar: Calendar, on: Day, n: number): SchoolWeeks | NotKnown {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError('ask for one school week or more')
  const stretch = stretchAt(calendar, on)
  if (!stretch) return missingOn(calendar, on)
  const ended = countBelow(stretch.weeks, addDays(on, -4))
  const weeks = stretch.weeks.slice(Math.max(0, ended - n), ended)
  const [from] = weeks
  const last = weeks.at(-1)
  if (weeks.length < n || !from || !last) return missingOn(calendar, addDays(stretch.from, -1))
  return { known: true, from, to: addDays(last, 4), weeks }
}

function yearBegins(calendar: Calendar, year: number): { day: Day; exact: boolean } {
  const first = termsOf(calendar).find((term) => term.from >= `${year}-08-01`)
  const month = first?.from.slice(0, 7)
  if (first && (month === `${year}-08` || month === `${year}-09`)) return { day: first.from, exact: true }
  return { day: `${year}-09-01` as Day, exact: false }
}

/** The school year that a day lies in: it begins with the first term to begin after July (s579 Education Act 1996), or on 1 September where that term isn't loaded. */
export function schoolYearOf(calendar: Calendar, on: Day): SchoolYear {
  const year = Number(on.slice(0, 4))
  const start = on >= yearBegins(calendar, year).day ? year : year - 1
  const begins = yearBegins(calendar, start)
  const next = yearBegins(calendar, start + 1)
  return {
    name: schoolYearName(start),
    from: begins.day,
    to: addDays(next.day, -1),
    exact: begins.exact && next.exact,
  }
}
