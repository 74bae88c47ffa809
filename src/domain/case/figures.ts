import type { Day } from '../day.ts'
import type { Measures } from '../measure.ts'

/** The figures that a decision, an entry test or a letter rested on: counts of sessions in a window. */
export type Figures = {
  from: Day
  to: Day
  possible: number
  attended: number
  authorised: number
  unauthorised: number
  late: number
  unexplained: number
  missing: number
}

/** Whether one entry test held; null while somebody had to say, or something was not on record. */
export type EntryCheck = { id: string; holds: boolean | null }

/** The counts of a window, without what only the checker needs. */
export function figuresOf(measures: Measures): Figures {
  const { from, to, possible, attended, authorised, unauthorised, late, unexplained, missing } = measures
  return { from, to, possible, attended, authorised, unauthorised, late, unexplained, missing }
}
