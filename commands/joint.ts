import { answerJoint, proposeJoint } from '../src/casework/joint.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { onModal, onPress, type Screens } from '../src/kit/command.ts'
import { answerJointButton, answerJointModal, answerJointView, jointModal } from '../views/joint.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, showForm } from './desk.ts'

type Proposal = ReturnType<(typeof jointModal)['read']>

const fillIn = 'Please fill this in.'
const fieldOf: Partial<Record<Refusal['code'], 'other' | 'chair'>> = {
  'joint-not-kin': 'other',
  'joint-apart': 'other',
  'joint-not-now': 'other',
  'no-such-case': 'other',
  'not-staff': 'chair',
}

async function propose(ctx: Ctx, { context, answers }: Proposal) {
  const { other, day, at, place, chair } = answers
  if (other === null) return { errors: { other: fillIn } }
  if (day === null) return { errors: { day: fillIn } }
  if (at === null) return { errors: { at: fillIn } }
  if (place === null) return { errors: { place: fillIn } }
  if (chair === null) return { errors: { chair: fillIn } }
  const wish = { case: context.case, other, day, at, place, chair }
  const outcome = await proposeJoint(ctx.deps.house, askedBy(ctx), wish)
  if (outcome.done) return backToCase(ctx, context.back, context.case)
  const text = await because(ctx, context.case, outcome.refusal)
  return { errors: { [fieldOf[outcome.refusal.code] ?? 'day']: text } }
}

/** Sets up one meeting about brothers and sisters, which both their schools agree to. */
export const jointScreens: Screens<Desk> = {
  buttons: [
    onPress(answerJointButton, async (ctx: Ctx, { case: id, joint }, view) =>
      showForm(ctx, view, 'Joint meeting', id, (looked, { back }) => answerJointView(looked, joint, back)),
    ),
  ],
  modals: [
    onModal(jointModal, { submit: (ctx: Ctx, reading) => propose(ctx, reading) }),
    onModal(answerJointModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        if (answers.answer === null) return { errors: { answer: 'Choose one.' } }
        const { case: id, joint, back } = context
        const agrees = answers.answer === 'agree'
        const answer = { case: id, joint, agrees, why: answers.why ?? '' }
        const outcome = await answerJoint(ctx.deps.house, askedBy(ctx), answer)
        if (outcome.done) return backToCase(ctx, back, id)
        const field = outcome.refusal.code === 'reason-needed' ? 'why' : 'answer'
        return { errors: { [field]: await because(ctx, id, outcome.refusal) } }
      },
    }),
  ],
}
