import { nextSchoolDay } from './calendar.ts'
import type { Counted } from './case/counted.ts'
import type { Counts } from './counts.ts'
import { addDays, type Day, mondayOf } from './day.ts'
import { type Calendar, daysFrom, openDays } from './open-days.ts'
import type { DayRuns } from './time-lost.ts'

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

/** How whole days missed in a row would run, were so many of a week's sessions to come unauthorised, the first or the last of them, and the others attended. */
export type RunsIf = (sessions: number, which: 'first' | 'last') => DayRuns

/**
 * What is known of some windows of a pupil's register when the coming week is over, and how many of that week's sessions
 * each of them still waits for; `runsIf` where a window asks for days in a row, else null.
 */
export type ComingCounts = {
  known: readonly Counted[]
  left: readonly number[]
  runsIf: readonly (RunsIf | null)[]
}

/** How few sessions it takes, and whether they have to follow one another. */
export type Fewest = { sessions: number; inARow: boolean }

const missedNothing = ({ authorised, unauthorised }: Counts): boolean => authorised + unauthorised === 0

/** The counts as they would be: always the same ones, so that trying thousands of pupils makes no thousands of objects. */
function supposing({ known, left, runsIf }: ComingCounts) {
  const would = known.map((one, at) => ({ ...one, possible: one.possible + (left[at] ?? 0) }))
  return (n: number, inARow: number, which: 'first' | 'last'): readonly Counted[] => {
    would.forEach((one, at) => {
      const was = known[at] ?? one
      const all = left[at] ?? 0
      const missed = Math.min(n, all)
      one.unauthorised = was.unauthorised + missed
      one.attended = was.attended + all - missed
      const runs = runsIf[at]
      if (runs) one.runs = runs(Math.min(inARow, all), which)
    })
    return would
  }
}

type Meets = (counts: readonly Counted[]) => boolean

function fewestUpTo(
  enough: number,
  meets: Meets,
  would: ReturnType<typeof supposing>,
  { runsIf }: ComingCounts,
): Fewest | null {
  const asksRuns = runsIf.some((one) => one !== null)
  for (let sessions = 0; sessions <= enough; sessions++) {
    if (meets(would(sessions, 0, 'first'))) return { sessions, inARow: false }
    if (asksRuns && (['first', 'last'] as const).some((which) => meets(would(sessions, sessions, which))))
      return { sessions, inARow: true }
  }
  return null
}

/** What counts have to meet; `rises` where more unauthorised sessions in place of attended ones surely keep it met. */
export type ToMeet = { meets: Meets; rises: boolean }

/**
 * The fewest of the sessions still to come that must be unauthorised, the others attended, for some counts to meet a
 * test; null where not even `most` of them are enough, and for who has missed nothing yet: a first week with one absence
 * would often do, and warns of nobody. Where days in a row are asked for, they are the first or the last of the week.
 */
export function fewestToMeet({ meets, rises }: ToMeet, coming: ComingCounts, most: number): Fewest | null {
  if (coming.known.every(missedNothing)) return null
  const would = supposing(coming)
  const enough = Math.min(Math.max(...coming.left), most)
  // Most pupils are far from it, which trying the most that there can be tells at once.
  return rises && !meets(would(enough, 0, 'first')) ? null : fewestUpTo(enough, meets, would, coming)
}
