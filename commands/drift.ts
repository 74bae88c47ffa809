import { act } from '../src/casework/act.ts'
import { onModal, onPress, type Screens } from '../src/kit/command.ts'
import { driftModal, driftView, openDrift } from '../views/drift.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, showForm } from './desk.ts'

type Given = ReturnType<(typeof driftModal)['read']>

async function keep(ctx: Ctx, { context, answers }: Given) {
  const { case: id, drifts, back } = context
  const { did, why } = answers
  if (did === null) return { errors: { did: 'Choose what you did.' } }
  const command = { do: 'see-drift' as const, drifts, did, why: why ?? '' }
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), command)
  if (outcome.done) return backToCase(ctx, back, id)
  return { errors: { why: await because(ctx, id, outcome.refusal) } }
}

/** Shows what the register changed behind the papers of a case, and keeps what was done about it. */
export const driftScreens: Screens<Desk> = {
  buttons: [
    onPress(openDrift, async (ctx: Ctx, { case: id }, view) =>
      showForm(ctx, view, 'What changed', id, (looked, { back }) => driftView(looked, back)),
    ),
  ],
  modals: [onModal(driftModal, { submit: keep })],
}
