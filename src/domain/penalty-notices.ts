import { z } from 'zod'
import { addMonths, type Day } from './day.ts'
import type { Duration } from './duration.ts'

const terms = z.strictObject({
  /** Pounds, and the days within which they are paid, of which the day it is received is the first. */
  amount: z.int(),
  days: z.int(),
  reduced: z.strictObject({ amount: z.int(), days: z.int() }).optional(),
})

/** How many penalty notices one parent may be given for one child within so many months, and what each asks. */
export const penaltyNoticesSchema = z.strictObject({
  most: z.int().positive(),
  months: z.int().positive(),
  first: terms,
  second: terms,
})
export type PenaltyNotices = z.infer<typeof penaltyNoticesSchema>
export type Which = 'first' | 'second'

/**
 * A notice that a case keeps, this one or another, to a parent of this pupil; `sure` is false where only somebody who knows can say
 * whether that was the same person.
 */
export type GivenOnRecord = { case: string; parent: string; served: Day; sure: boolean }

/** A notice as it was given in this case. */
export type NoticeGiven = {
  parent: string
  served: Day
  earlier: 'same' | 'other' | null
  outcome: string | null
}

/** Outcomes after which a notice was never given. */
export const withdrawn = 'withdrawn'

/** Is it for somebody to say whether a parent was given notices before? Nobody has so far. */
export const isUnsure = (
  parent: string,
  here: readonly NoticeGiven[],
  elsewhere: readonly GivenOnRecord[],
): boolean =>
  elsewhere.some((one) => one.parent === parent && !one.sure) &&
  !here.some((one) => one.parent === parent && one.earlier !== null)

/** The days on which a parent was given the notices that still stand; one that may be theirs counts until somebody says that it is another's. */
export function servedTo(
  parent: string,
  here: readonly NoticeGiven[],
  elsewhere: readonly GivenOnRecord[],
): Day[] {
  const own = here.filter((one) => one.parent === parent)
  const others = own.some(({ earlier }) => earlier === 'other')
  const before = elsewhere.filter((one) => one.parent === parent && (one.sure || !others))
  const stand = own.filter(({ outcome }) => outcome !== withdrawn)
  return [...before, ...stand].map(({ served }) => served)
}

/** How many of some days lie in the months up to another, that same day so many months before still with them. */
export const within = (days: readonly Day[], on: Day, months: number): number =>
  days.filter((one) => one >= addMonths(on, -months) && one <= on).length

/** How many notices that stand were given within a length of time up to a day, in one case and elsewhere, to whichever of some parents was given the most. */
export const mostGiven =
  (parents: readonly string[], here: readonly NoticeGiven[], elsewhere: readonly GivenOnRecord[], on: Day) =>
  ({ n, unit }: Duration): number => {
    if (unit !== 'month') throw new Error(`Penalty notices are counted over months, not ${unit}`)
    return Math.max(0, ...parents.map((parent) => within(servedTo(parent, here, elsewhere), on, n)))
  }
