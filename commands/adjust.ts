import { act } from '../src/casework/act.ts'
import type { CaseCommand } from '../src/domain/case/command.ts'
import { onModal, onPress, type Screens } from '../src/kit/command.ts'
import { adjustView } from '../views/adjust/forms.ts'
import { adjustButton, adjustModal, consultButton, noteNeedModal, signOffButton } from '../views/adjust.ts'
import { consultModal, consultView, conversationsIn } from '../views/consulting.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, doNow, showForm } from './desk.ts'

type Kept = { done: true } | { done: false; why: string }

async function keep(ctx: Ctx, id: string, command: CaseCommand): Promise<Kept> {
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), command)
  return outcome.done ? { done: true } : { done: false, why: await because(ctx, id, outcome.refusal) }
}

async function consulted(ctx: Ctx, { context, answers }: ReturnType<(typeof consultModal)['read']>) {
  const { case: id, who, back } = context
  const [given] = conversationsIn(answers).filter((one) => one.who === who)
  if (given === undefined) return { errors: { who: { [who]: 'Please fill in all three.' } } }
  const kept = await keep(ctx, id, { do: 'consult', ...given })
  return kept.done ? backToCase(ctx, back, id) : { errors: { spoke: { [who]: kept.why } } }
}

/** Asks what was adjusted for a pupil's needs, has a senior sign it off, and keeps who was asked about a child who is looked after. */
export const adjustScreens: Screens<Desk> = {
  buttons: [
    onPress(adjustButton, async (ctx: Ctx, { case: id, need }, view) =>
      showForm(ctx, view, 'What was adjusted', id, (looked, { back }) => adjustView(looked, need, back)),
    ),
    onPress(signOffButton, (ctx: Ctx, { case: id, need }, view) =>
      doNow(ctx, view, id, { do: 'sign-off', need }),
    ),
    onPress(consultButton, async (ctx: Ctx, { case: id, who }, view) =>
      showForm(ctx, view, 'Who was asked', id, (looked, { back }) => consultView(looked, who, back)),
    ),
  ],
  modals: [
    onModal(adjustModal, {
      submit: async (ctx: Ctx, { context: { case: id, need, back }, answers }) => {
        const kept = await keep(ctx, id, { do: 'adjust', need, what: answers.what ?? '' })
        return kept.done ? backToCase(ctx, back, id) : { errors: { what: kept.why } }
      },
    }),
    onModal(noteNeedModal, {
      submit: async (ctx: Ctx, { context: { case: id, back }, answers }) => {
        if (answers.need === null) return { errors: { need: 'Choose a need.' } }
        const what = answers.what ?? undefined
        const kept = await keep(ctx, id, { do: 'note-need', need: answers.need, what })
        return kept.done ? backToCase(ctx, back, id) : { errors: { need: kept.why } }
      },
    }),
    onModal(consultModal, { submit: (ctx: Ctx, reading) => consulted(ctx, reading) }),
  ],
}
