import type { Day } from '../../day.ts'
import type { StepsOf } from '../step.ts'

/** Why a case stands still: the pupil is no longer on roll, or nobody knows where they are. */
export type StopWhy = 'left-roll' | 'unfound'

export type EndingEvent =
  | { type: 'case-stopped'; why: StopWhy; left?: Day | undefined; note?: string | undefined }
  | { type: 'case-resumed'; why: StopWhy; note?: string | undefined }
  | { type: 'missing-referred'; to: string; note: string }
  /** `reason` is a reason of the rule `close-reasons`, or the pathway's own where a decision closed the case. */
  | { type: 'case-closed'; reason: string; values?: Record<string, string> | undefined }
  | { type: 'case-sealed'; reason: string; school: string; pathway: string; version: number; openedOn: Day }

export type EndingCommand =
  | { do: 'close'; reason: string; values: Record<string, string> }
  | { do: 'cannot-find'; note: string }
  | { do: 'found'; note: string }
  | { do: 'refer-missing'; to: string; note?: string | undefined }
  | { do: 'follow-roll' }

export type Stop = { on: Day; by: string; note: string }

/** What stopped a case, what the council was told of a missing child, and with what it was closed. */
export type Ending = {
  leftRoll: (Stop & { left: Day | null }) | null
  unfound: Stop | null
  referral: { on: Day; by: string; to: string; note: string } | null
  values: Record<string, string>
}

/** The ending of a case at its beginning: nothing of it. */
export const noEnding: Ending = { leftRoll: null, unfound: null, referral: null, values: {} }

type Ended = { ending: Ending; status: 'open' | 'closed'; closedOn: Day | null; closeReason: string | null }

export const endingSteps: StepsOf<EndingEvent, Ended> = {
  'case-stopped': ({ ending }, { why, left, note = '', on, by }) => {
    const stop = { on, by, note }
    return {
      ending:
        why === 'unfound'
          ? { ...ending, unfound: stop, referral: null }
          : { ...ending, leftRoll: { ...stop, left: left ?? null } },
    }
  },
  'case-resumed': ({ ending }, { why }) => ({
    ending: why === 'unfound' ? { ...ending, unfound: null } : { ...ending, leftRoll: null },
  }),
  'missing-referred': ({ ending }, { to, note, on, by }) => ({
    ending: { ...ending, referral: { on, by, to, note } },
  }),
  'case-closed': ({ ending }, { on, reason, values = {} }) => ({
    status: 'closed',
    closedOn: on,
    closeReason: reason,
    ending: { ...ending, values },
  }),
  'case-sealed': (_state, { on }) => ({ status: 'closed', closedOn: on, closeReason: 'opened-in-error' }),
}

/** Does the case stand still, so that only its end can be worked on? */
export const stopped = ({ ending }: { ending: Ending }): boolean =>
  ending.leftRoll !== null || ending.unfound !== null
