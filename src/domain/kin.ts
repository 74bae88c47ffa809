import type { PupilFound } from './family.ts'

/** A brother or sister: with the number of an open case only for those who may read it. */
export type Sibling = PupilFound & { case: string | null }

/** The brothers and sisters of a pupil by the school's own family reference, never by address. */
export type Kin = {
  /** At the same school. */
  here: readonly Sibling[]
  /** At other schools, for somebody who works there as well. */
  known: readonly (Sibling & { school: string })[]
  /** There may be one at a school where the viewer does not work; whether there is a case is never told. */
  elsewhere: boolean
}

export const noKin: Kin = { here: [], known: [], elsewhere: false }
