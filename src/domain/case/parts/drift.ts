import type { Day } from '../../day.ts'
import type { Condition } from '../../pathway/schema/condition.ts'
import type { Half } from '../../sessions.ts'
import type { Figures } from '../figures.ts'
import { put, type StepsOf } from '../step.ts'

/** Something that a paper relied on: whether it held then, and whether it holds on the register as it is now; null where that cannot be told. */
export type Threshold = { test: Condition; held: boolean; holds: boolean | null }

/**
 * A paper behind which the register changed: `entry` for the opening, else the id of a decision or a letter; `now` is null
 * where the calendar of its days is no longer known.
 */
export type DriftedPaper = { paper: string; was: Figures; now: Figures | null; thresholds: Threshold[] }

/** A session whose mark was changed after papers had rested on it. */
export type AmendedSession = { day: Day; half: Half; was: string; now: string }

/** What changed the register: the import by its number, or null for a change of the calendar or of the pupil's dates; by whom and on which day. */
export type DriftCause = { number: number | null; by: string; on: Day }

/** What was done once somebody had looked at it. */
export const driftAnswers = ['redo', 'told-family', 'no-change'] as const
export type DriftAnswer = (typeof driftAnswers)[number]

export type DriftEvent =
  | {
      type: 'evidence-drifted'
      drift: string
      from: DriftCause
      papers: DriftedPaper[]
      sessions: AmendedSession[]
    }
  | { type: 'drift-seen'; drift: string; did: DriftAnswer; why: string }

export type DriftCommand =
  | {
      do: 'note-drift'
      from: DriftCause
      /** The marks of this pupil that the import changed. */
      sessions: AmendedSession[]
      /** The number of the case's latest event when the change became visible: what came after rests on the new marks. */
      before: number
      /** The kinds of letters that print what the register says. */
      prints: readonly string[]
    }
  | { do: 'see-drift'; drifts: string[]; did: DriftAnswer; why: string }

/** A change of the register behind papers of a case, and what was done about it once somebody had looked. */
export type Drift = {
  id: string
  on: Day
  from: DriftCause
  papers: DriftedPaper[]
  sessions: AmendedSession[]
  seen: { by: string; on: Day; did: DriftAnswer; why: string } | null
}

export type Drifts = { drifts: Record<string, Drift> }

export const driftSteps: StepsOf<DriftEvent, Drifts> = {
  'evidence-drifted': ({ drifts }, { drift: id, on, from, papers, sessions }) => ({
    drifts: { ...drifts, [id]: { id, on, from, papers, sessions, seen: null } },
  }),
  'drift-seen': ({ drifts }, { drift, by, on, did, why }) => ({
    drifts: put(drifts, drift, { seen: { by, on, did, why } }),
  }),
}

/** The changes behind papers at which nobody has looked yet, oldest first. */
export const unseenDrifts = ({ drifts }: Drifts): Drift[] =>
  Object.values(drifts).filter((drift) => drift.seen === null)

/** What held when a paper relied on it and no longer does. */
export const lostThresholds = (papers: readonly Pick<DriftedPaper, 'thresholds'>[]): Threshold[] =>
  papers.flatMap(({ thresholds }) => thresholds.filter(({ held, holds }) => held && holds === false))
