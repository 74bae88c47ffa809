import { nextSchoolDay } from './calendar.ts'
import type { Counted } from './case/counted.ts'
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

/** What is known of some windows of a pupil's register when the coming week is over, and how many of that week's sessions each of them still waits for. */
export type ComingCounts = { known: readonly Counted[]; left: readonly number[] }

const missedNothing = ({ authorised, unauthorised }: Counts): boolean => authorised + unauthorised === 0

/**
 * The fewest of the sessions still to come that must be unauthorised, the others attended, for some counts to meet a
 * test; null where not even `most` of them are enough, and for who has missed nothing yet: a first week with one absence
 * would often do, and warns of nobody. Days in a row stay as they are.
 */
export function fewestToMeet(
  meets: (counts: readonly Counted[]) => boolean,
  { known, left }: ComingCounts,
  most: number,
): number | null {
  if (known.every(missedNothing)) return null
  const would = known.map((one, at) => ({ ...one, possible: one.possible + (left[at] ?? 0) }))
  const enough = Math.min(Math.max(...left), most)
  for (let n = 0; n <= enough; n++) {
    would.forEach((one, at) => {
      const was = known[at] ?? one
      const all = left[at] ?? 0
      const missed = Math.min(n, all)
      one.unauthorised = was.unauthorised + missed
      one.attended = was.attended + all - missed
    })
    if (meets(would)) return n
  }
  return null
}
