import type { Day } from '../../day.ts'
import type { StepsOf } from '../step.ts'

export type KeptOutEvent =
  | { type: 'kept-out'; person: string; why: string }
  | { type: 'let-in'; person: string; why: string }

export type KeptOutCommand =
  | { do: 'keep-out'; person: string; why: string }
  | { do: 'let-in'; person: string; why: string }

/** A colleague who is connected to the family and so sees nothing of the case. */
export type KeptOutColleague = { why: string; since: Day; by: string }

type KeptOut = { keptOut: Record<string, KeptOutColleague> }

export const keptOutSteps: StepsOf<KeptOutEvent, KeptOut> = {
  'kept-out': ({ keptOut }, { person, why, on, by }) => ({
    keptOut: { ...keptOut, [person]: { why, since: on, by } },
  }),
  'let-in': ({ keptOut }, { person }) => {
    const { [person]: _was, ...others } = keptOut
    return { keptOut: others }
  },
}
