import type { Day } from '../../day.ts'
import { put, type StepsOf } from '../step.ts'

/** Why everything to a family stops at once; `templates/rules/holds.yaml` says who may lift each. */
export const holdKinds = ['safeguarding', 'bereavement', 'missing'] as const
export type HoldKind = (typeof holdKinds)[number]

export type HoldEvent =
  | {
      type: 'hold-placed'
      hold: string
      kind: HoldKind
      note: string
      /** The drafts to the family that had not gone out yet, which it stopped. */
      stopped?: string[] | undefined
    }
  | { type: 'hold-noted'; hold: string; note: string }
  | { type: 'hold-lifted'; hold: string; why: string }

export type HoldCommand =
  | { do: 'place-hold'; kind: HoldKind; note?: string | undefined }
  | { do: 'note-hold'; hold: string; note: string }
  | { do: 'lift-hold'; hold: string; why: string }

/** A stop to all letters and reminders to a family; legal time limits run on. */
export type Hold = {
  id: string
  kind: HoldKind
  note: string
  stopped: string[]
  placedOn: Day
  placedBy: string
  liftedOn: Day | null
}

export type Holds = { holds: Record<string, Hold> }

export const holdSteps: StepsOf<HoldEvent, Holds> = {
  'hold-placed': ({ holds }, { hold: id, kind, note, stopped = [], on, by }) => ({
    holds: { ...holds, [id]: { id, kind, note, stopped, placedOn: on, placedBy: by, liftedOn: null } },
  }),
  'hold-noted': ({ holds }, { hold, note }) => ({ holds: put(holds, hold, { note }) }),
  'hold-lifted': ({ holds }, { hold, on }) => ({ holds: put(holds, hold, { liftedOn: on }) }),
}

/** The holds that stand: while there is one, nothing goes to the family. */
export const standingHolds = (state: Holds): Hold[] =>
  Object.values(state.holds).filter((hold) => hold.liftedOn === null)
