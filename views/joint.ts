import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { Joint } from '../src/domain/case/parts/joint.ts'
import { formatDay } from '../src/domain/day.ts'
import { section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, longText, person, text, time } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { clock } from './words.ts'

/** Proposes one meeting about brothers and sisters. */
export const jointModal = defineModal({
  id: 'joint',
  context: z.object({ case: z.string(), back: z.string().nullable() }),
  fields: { other: choice(), day: day(), at: time(), place: text(), chair: person() },
})

const about = z.object({ case: z.string(), joint: z.string() })

/** Opens what a school answers to a proposal. */
export const answerJointButton = defineButton({ id: 'joint.answer', payload: about })

/** What a school answers to a proposal. */
export const answerJointModal = defineModal({
  id: 'joint.answer',
  context: about.extend({ back: z.string().nullable() }),
  fields: { answer: choice(['agree', 'decline']), why: longText() },
})

/** The brothers and sisters with an open case that the viewer may see. */
const jointChoices = ({ kin, state }: CaseShown): { value: string; text: string }[] =>
  [...kin.here, ...kin.known].flatMap((one) =>
    one.case === null || one.case === state.id
      ? []
      : [{ value: one.case, text: `${one.name} (${one.case})` }],
  )

const when = ({ day: on, at, place }: Joint): string => `${formatDay(on)} at ${clock(at)}, ${name(place)}`

const says =
  'Each case keeps its own meeting, invitations and minutes. At one school it is set up at once; at two, each school must agree first. Only parents who may be met together are asked.'

/** Draws the proposal; a sentence where there is nobody to meet about together. */
export function jointView(
  looked: CaseShown,
  { viewer, back }: { viewer: string; back: string | null },
): ModalView | string {
  const { fields } = jointModal
  const choices = jointChoices(looked).slice(0, 100)
  if (choices.length === 0)
    return 'No brother or sister has an open case that you can work on. If there may be a child at another school, ask the Attendance Team.'
  const initial = choices.length === 1 ? choices[0]?.value : undefined
  return jointModal.open({
    title: 'Joint meeting',
    context: { case: looked.state.id, back },
    blocks: [
      section(says),
      fields.other.block({ label: 'Together with', choices, as: 'menu', initial }),
      fields.day.block({ label: 'Day' }),
      fields.at.block({ label: 'Time', initial: '15:30' }),
      fields.place.block({ label: 'Place', max: 200 }),
      fields.chair.block({ label: 'Who leads it?', initial: viewer }),
    ],
    submit: 'Propose',
  })
}

const stands: Partial<Record<Joint['state'], string>> = {
  asked: 'Does your school agree?',
  agreed: 'Your school has agreed. It is set up once the other school agrees too.',
}

/** What a case shows of joint meetings that are proposed and not settled yet. */
export function jointBlocks({ state, acts }: CaseShown): KnownBlock[] {
  if (state.status === 'closed') return []
  return Object.values(state.joints).flatMap((joint) => {
    const line = stands[joint.state]
    if (line === undefined) return []
    const payload = { case: state.id, joint: joint.id }
    const button = answerJointButton.element({
      text: 'Agree or decline',
      spoken: `Agree or decline the joint meeting on ${formatDay(joint.day)}`,
      payload,
    })
    const says = `*A joint meeting with a brother’s or sister’s case is proposed*\n${when(joint)}\n${line}`
    return [section(says, acts && joint.state === 'asked' ? { accessory: button } : {})]
  })
}

/** Draws what a school is asked; a sentence where the proposal no longer stands. */
export function answerJointView(
  { state }: CaseShown,
  joint: string,
  back: string | null,
): ModalView | string {
  const { fields } = answerJointModal
  const found = state.joints[joint]
  if (found?.state !== 'asked') return 'This proposal has been answered, or no longer stands.'
  return answerJointModal.open({
    title: 'Joint meeting',
    context: { case: state.id, joint, back },
    blocks: [
      section(
        `*${when(found)}*\nThe meeting would also be about a brother or sister. Your case keeps its own invitations and minutes. It is set up only if both agree.`,
      ),
      fields.answer.block({
        label: 'Does your school agree?',
        choices: [
          { value: 'agree', text: 'Agree' },
          { value: 'decline', text: 'Decline' },
        ],
      }),
      fields.why.block({
        label: 'If you decline, why?',
        hint: 'Kept with your case. The other side learns only that it was declined.',
        optional: true,
        max: 1000,
      }),
    ],
    submit: 'Send',
  })
}
