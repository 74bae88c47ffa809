import type { Day } from '../day.ts'

/** How whoever is named came to know of it: did it, saw it, or was told. */
export const manners = ['did', 'saw', 'told'] as const
export type Manner = (typeof manners)[number]

/** An event with who did it and when, who recorded it and when, and whether it was entered late. */
export type Happened<E> = E & {
  seq: number
  by: string
  on: Day
  manner: Manner
  recordedBy: string
  recordedAt: string
  late: boolean
}
