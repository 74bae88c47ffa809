import type { Day } from '../../day.ts'
import type { StepsOf } from '../step.ts'

/** Why everything to a family stops at once; `templates/rules/holds.yaml` says who may place and lift each. */
export const holdKinds = ['safeguarding', 'bereavement', 'missing'] as const
export type HoldKind = (typeof holdKinds)[number]

export type HoldEvent =
  | { type: 'hold-placed'; hold: string; kind: HoldKind; note: string }
  | { type: 'hold-lifted'; hold: string; why: string }

export type HoldCommand =
  | { do: 'place-hold'; kind: HoldKind; note?: string | undefined }
  | { do: 'lift-hold'; hold: string; why: string }

/** A stop to all letters and reminders to a family; legal time limits run on. */
export type Hold = {
  id: string
  kind: HoldKind
  note: string
  placedOn: Day
  placedBy: string
  liftedOn: Day | null
}

export const holdSteps: StepsOf<HoldEvent> = {
  'hold-placed': (state, { hold: id, kind, note, on, by }) => ({
    holds: { ...state.holds, [id]: { id, kind, note, placedOn: on, placedBy: by, liftedOn: null } },
  }),
  'hold-lifted': (state, { hold, on }) => {
    const was = state.holds[hold]
    return was === undefined ? {} : { holds: { ...state.holds, [hold]: { ...was, liftedOn: on } } }
  },
}

/** The holds that stand: while there is one, nothing goes to the family. */
export const standingHolds = (state: { holds: Record<string, Hold> }): Hold[] =>
  Object.values(state.holds).filter((hold) => hold.liftedOn === null)
