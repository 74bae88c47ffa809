import { nextSchoolDay } from './calendar.ts'
import type { Counts } from './counts.ts'
import { addDays, type Day, mondayOf } from './day.ts'
import { type Calendar, daysFrom, openDays } from './open-days.ts'

/** The school week that is under way, or else the next one: its Monday, its last day with sessions, and the first day after it. */
export type ComingWeek = { monday: Day; last: Day; over: Day }

/** The week with sessions that is over next, seen from a day; null beyond the loaded calendar. */
export function comingWeek(calendar: Calendar, on: Day): ComingWeek | null {
  const next = nextSchoolDay(calendar, addDays(on, -1))
  if (!next.known) return null
  const monday = mondayOf(next.day)
  const open = daysFrom(next.day, addDays(monday, 4)).filter((one) => openDays(calendar).open.has(one))
  return { monday, last: open.at(-1) ?? next.day, over: addDays(monday, 5) }
}

/**
 * The fewest of the sessions still to come that must be unauthorised, the others attended, for some counts to meet a
 * test; null where not even `most` of them are enough, and for who has missed nothing yet: a first week with one absence
 * would often do, and warns of nobody.
 */
export function fewestToMeet(
  meets: (counts: Counts) => boolean,
  known: Counts,
  left: number,
  most: number,
): number | null {
  if (known.authorised + known.unauthorised === 0) return null
  const would = { ...known, possible: known.possible + left }
  for (let n = 0; n <= Math.min(left, most); n++) {
    would.unauthorised = known.unauthorised + n
    would.attended = known.attended + left - n
    if (meets(would)) return n
  }
  return null
}
