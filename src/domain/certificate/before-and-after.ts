import type { Day } from '../day.ts'
import { type Calendar, stretchAt } from '../open-days.ts'
import { countAtMost, countBelow } from '../ordered-days.ts'

/** What is counted on each side, in whole sessions; illness where it is known. */
export type SideCounts = {
  readonly authorised: number
  readonly unauthorised: number
  readonly late: number
  readonly missing: number
  readonly illness?: number
}

/** One side of a comparison: its first and last school day, how many school days it has, and what was missed. */
export type Side = SideCounts & {
  readonly from: Day
  readonly to: Day
  readonly schoolDays: number
  /** Sessions missed for whatever reason. */
  readonly missed: number
}

/** A pupil's attendance before something began and since, over equally many school days. */
export type BeforeAndAfter = { readonly before: Side; readonly since: Side }

type Count = (from: Day, to: Day) => SideCounts

function sideOf(days: readonly Day[], count: Count): Side | null {
  const [from] = days
  const to = days.at(-1)
  if (from === undefined || to === undefined) return null
  const counts = count(from, to)
  const { authorised, unauthorised } = counts
  return { ...counts, from, to, schoolDays: days.length, missed: authorised + unauthorised }
}

/**
 * The school days from a day to another, both included, held against as many school days before them; holidays and INSET
 * days are left out, so that half weeks compare exactly. Null before a school day has passed, and where the calendar or
 * the register (`knownFrom`) doesn't reach back that far.
 */
export function beforeAndAfter(
  calendar: Calendar,
  since: { from: Day; to: Day },
  count: Count,
  knownFrom: Day,
): BeforeAndAfter | null {
  const days = stretchAt(calendar, since.from)?.days ?? []
  const began = countBelow(days, since.from)
  const theirs = days.slice(began, countAtMost(days, since.to))
  const earlier = began < theirs.length ? [] : days.slice(began - theirs.length, began)
  const [first] = earlier
  if (first === undefined || first < knownFrom) return null
  const [before, after] = [sideOf(earlier, count), sideOf(theirs, count)]
  return before === null || after === null ? null : { before, since: after }
}
