import type { EntryCheck } from './case/figures.ts'
import type { Refusal } from './case/refusal.ts'
import type { Counts } from './counts.ts'
import type { Day } from './day.ts'

/**
 * Why a pupil can't have a case now, already has one, or somebody is to be spoken to first. Who may not know that a
 * pupil is flagged reads `ask-safeguarding` instead of the flag.
 */
export type Barred = Refusal['code'] | 'held' | 'safety-flag' | 'social-care' | 'ask-safeguarding'

/** How many further unauthorised sessions are few enough to say that a pupil is about to meet a test: two days, as no source says. */
export const usuallyClose = 4

/**
 * What it takes for a pupil who does not meet the test to meet it when the school week is over: the fewest further
 * unauthorised sessions, the others attended (0 where the weeks that drop out are enough). `left` of its sessions are
 * still to come, the last of them on the day `on`; `inARow` where they have to follow one another, as days in a row are asked for.
 */
export type AboutTo = { sessions: number; left: number; on: Day; inARow?: true }

/** One pupil on roll, tried against a pathway's entry test. */
export type Screened = Counts & {
  /** The pupil's id. */
  pupil: string
  ref: string
  tests: readonly EntryCheck[]
  /** Met as far as the register and the records tell; what is in `ask` is still to be said. */
  meets: boolean
  /** The ids of the tests that keep the pupil from meeting it: none exactly when `meets`. */
  unmet: readonly string[]
  /** The questions of the pathway that somebody has to answer before it is known whether the test is met. */
  ask: readonly string[]
  /** Could clearing the unexplained and unmarked sessions change whether the test is met? */
  turns: boolean
  /** Unexplained or unmarked sessions are to be cleared before the figures can be relied on. */
  unclear: boolean
  barred: readonly Barred[]
  /** Null for who meets it already, has missed nothing yet, or would need more sessions than were asked for or than are left. */
  aboutTo: AboutTo | null
}

/** What would be, were these sessions authorised: those of some codes, else every unauthorised one; on some days, else on all. */
export type WhatIf = {
  codes?: readonly string[]
  days?: readonly { from: Day; to: Day }[]
}

/** A school's pupils tried against a pathway's entry test on a day, in the order of their references. */
export type Screening = {
  on: Day
  school: string
  pathway: string
  /** The days that were counted, both included, and how many school weeks they touch. */
  window: { from: Day; to: Day; weeks: number }
  pupils: readonly Screened[]
}
