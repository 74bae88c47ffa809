import type { Day } from '../../day.ts'
import type { StepsOf } from '../step.ts'

/** Whom a school speaks to before it opens or takes further a case of a child who is looked after. */
export const consultants = ['virtual-school-head', 'social-worker'] as const
export type Consultant = (typeof consultants)[number]

/** One conversation about a child who is looked after: with whom, on which day, and what they said. */
export type Consulted = { who: Consultant; name: string; day: Day; said: string }

export type SignOffEvent =
  | { type: 'need-noted'; need: string }
  | { type: 'adjusted'; need: string; what: string }
  | { type: 'signed-off'; need: string; note: string }
  | ({ type: 'consulted' } & Consulted)

export type SignOffCommand =
  | { do: 'note-need'; need: string; what?: string | undefined }
  | { do: 'adjust'; need: string; what: string }
  | { do: 'sign-off'; need: string; note?: string | undefined }
  | ({ do: 'consult' } & Consulted)

/** What the school changed for one need, and the senior who signed that off; a new text asks for a new sign-off. */
export type Adjustment = {
  need: string
  what: string
  by: string
  on: Day | null
  signedOff: { by: string; on: Day; note: string } | null
}

export type Care = {
  adjustments: Record<string, Adjustment>
  consulted: Partial<Record<Consultant, Consulted>>
}

const nothing = (need: string): Adjustment => ({ need, what: '', by: '', on: null, signedOff: null })

const change = ({ adjustments }: Care, need: string, to: Partial<Adjustment>) => ({
  adjustments: { ...adjustments, [need]: { ...(adjustments[need] ?? nothing(need)), ...to } },
})

export const signOffSteps: StepsOf<SignOffEvent, Care> = {
  'need-noted': (care, { need }) => change(care, need, {}),
  adjusted: (care, { need, what, by, on }) => change(care, need, { what, by, on, signedOff: null }),
  'signed-off': (care, { need, note, by, on }) => change(care, need, { signedOff: { by, on, note } }),
  consulted: ({ consulted }, { who, name, day, said }) => ({
    consulted: { ...consulted, [who]: { who, name, day, said } },
  }),
}
