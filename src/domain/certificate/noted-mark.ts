import type { Day } from '../day.ts'
import type { Half } from '../sessions.ts'

/** What somebody wrote beside a mark of the register; it may name others, and is for the council alone. */
export type NotedMark = {
  readonly day: Day
  readonly half: Half
  readonly mark: string
  readonly comment: string
}
