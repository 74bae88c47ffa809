import { addDays, type Day, mondayOf } from '../day.ts'
import type { Evidence } from './evidence.ts'

/** One week before or after entry, which falls in week 1; there is no week 0. Counts are sessions. */
export type TrackedWeek = {
  week: number
  monday: Day
  possible: number
  attended: number
  authorised: number
  unauthorised: number
}

const friday = 4
const mondayOfWeek = (entry: Day, week: number): Day =>
  addDays(mondayOf(entry), 7 * (week > 0 ? week - 1 : week))

function counted({ facts }: Evidence, entry: Day, week: number): TrackedWeek[] {
  const monday = mondayOfWeek(entry, week)
  const to = addDays(monday, friday)
  if (to >= facts.today) return []
  const found = facts.measure(monday, to)
  if (found.missingCalendar !== null) return []
  const { possible, attended, authorised, unauthorised } = found
  return [{ week, monday, possible, attended, authorised, unauthorised }]
}

/** What the register says of some weeks around entry that are over; a holiday is a week with nothing possible. */
export function trackedWeeks(
  evidence: Evidence,
  entry: Day | null,
  { from, to }: { from: number; to: number },
): TrackedWeek[] {
  if (entry === null) return []
  const all = Array.from({ length: to - from + 1 }, (_, n) => from + n).filter((week) => week !== 0)
  return all.flatMap((week) => counted(evidence, entry, week))
}
