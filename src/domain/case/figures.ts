import type { Day } from '../day.ts'

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
