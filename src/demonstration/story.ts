import type { Pupil } from '../../db/queries/pupils.ts'
import type { Day } from '../domain/day.ts'
import type { Measures } from '../domain/measure.ts'
import type { FamilyParent } from './families.ts'

/** How some marks are laid over a pupil's window: over whole days apart, over mornings or afternoons apart, or without a break. */
export type Stroke = {
  code: string
  sessions: number
  over: 'days' | 'mornings' | 'afternoons' | 'run'
  /** Where a run begins, as a share of the window. */
  at?: number
}

/** The days of the six school weeks before today on which the school was open. */
export type Window = { days: readonly Day[] }

/** How often a pupil is away outside the window of their story. */
export type Habit = 'steady' | 'ordinary' | 'worrying' | 'severe'

/** A pupil worth opening in the demonstration. */
export type Story = {
  key: string
  school: 'secondary' | 'primary'
  yearGroup: number
  forename: string
  surname: string
  /** What there is to see, in one line. */
  says: string
  habit: Habit
  pupil?: (window: Window) => Partial<Pupil>
  parents?: readonly FamilyParent[]
  /** Laid one after another over the sessions of the window that the pupil was on roll for, of which there are `open`. */
  marks: (open: number) => readonly Stroke[]
  /** What the register then says over the window in which the pupil's school was open for so many sessions. */
  figures: (open: number) => Partial<Measures>
}

/** The fewest unauthorised sessions that make 15 in 100 of those possible: 9 of 60. */
export function line(possible: number): number {
  return Math.ceil((15 * possible) / 100)
}
