import type { Check } from './case/event.ts'
import type { Refusal } from './case/refusal.ts'
import type { Day } from './day.ts'

/** Why a pupil who meets the entry test can't have a case now, or already has one. */
export type Barred = Refusal['code'] | 'held' | 'ask-safeguarding'

/** The counts that a screening rests on: whole sessions over its window. */
export type Counts = {
  possible: number
  attended: number
  authorised: number
  unauthorised: number
  late: number
  unexplained: number
  missing: number
}

/**
 * What it takes for a pupil who does not meet the test to meet it when the school week is over: so many more unauthorised
 * sessions (none where the weeks that drop out are enough) of the `left` that are still to come.
 */
export type AboutTo = { sessions: number; left: number; on: Day }

/** One pupil on roll, tried against a pathway's entry test. */
export type Screened = Counts & {
  pupil: string
  ref: string
  tests: readonly Check[]
  meets: boolean
  /** Each test that does not hold, as staff read it: `C1 8/60 of at least 15/100`. */
  unmet: readonly string[]
  /** Unexplained and unmarked sessions that are to be cleared before the figures can be relied on. */
  unclear: boolean
  barred: readonly Barred[]
  aboutTo: AboutTo | null
}

/** A school's pupils tried against a pathway's entry test on a day. */
export type Screening = {
  on: Day
  school: string
  pathway: string
  window: { from: Day; to: Day; weeks: number }
  pupils: readonly Screened[]
}
