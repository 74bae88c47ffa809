import { act } from '../src/casework/act.ts'
import { sendStopped } from '../src/casework/send-stopped.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import {
  holdMenu,
  holdView,
  liftHoldButton,
  liftHoldModal,
  liftHoldView,
  noteHoldButton,
  noteHoldModal,
  noteHoldView,
  placeHoldButton,
  stoppedButton,
} from '../views/hold.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, doNow, showForm } from './desk.ts'
import { forCase } from './for-case.ts'

async function stopped(ctx: Ctx, id: string): Promise<Reply> {
  const letters = await sendStopped(ctx.deps.house, askedBy(ctx), id)
  return {
    say:
      letters === 0
        ? `No stopped letters of ${id} are left to send you.`
        : `The papers of ${id} that the hold stopped come to you in a message from me.`,
  }
}

/** Stops everything to a family at once, says who may lift it, and offers again what it stopped. */
export const holdCommand: Command<Desk> = {
  word: 'hold',
  help: 'Stop all letters and reminders to a family',
  usage: 'FT-2026-0001',
  run: forCase('hold', (ctx, id) => showForm(ctx, null, 'Hold', id, (looked) => holdView(looked))),
  buttons: [
    onPress(holdMenu, (ctx: Ctx, { case: id, kind }, view) =>
      doNow(ctx, view, id, { do: 'place-hold', kind }),
    ),
    onPress(placeHoldButton, (ctx: Ctx, { case: id, kind }, view) =>
      doNow(ctx, view, id, { do: 'place-hold', kind }),
    ),
    onPress(liftHoldButton, async (ctx: Ctx, { case: id, hold }, view) =>
      showForm(ctx, view, 'Lift the hold', id, (looked, { back }) => liftHoldView(looked, hold, back)),
    ),
    onPress(noteHoldButton, async (ctx: Ctx, { case: id, hold }, view) =>
      showForm(ctx, view, 'Note on the hold', id, (looked, { back }) => noteHoldView(looked, hold, back)),
    ),
    onPress(stoppedButton, (ctx: Ctx, { case: id }) => stopped(ctx, id)),
  ],
  modals: [
    onModal(liftHoldModal, {
      submit: async (ctx: Ctx, { context: { case: id, hold, back }, answers }) => {
        const command = { do: 'lift-hold' as const, hold, why: answers.why ?? '' }
        const outcome = await act(ctx.deps.house, id, askedBy(ctx), command)
        if (!outcome.done) return { errors: { why: await because(ctx, id, outcome.refusal) } }
        return backToCase(ctx, back, id)
      },
    }),
    onModal(noteHoldModal, {
      submit: async (ctx: Ctx, { context: { case: id, hold, back }, answers }) => {
        const command = { do: 'note-hold' as const, hold, note: answers.note ?? '' }
        const outcome = await act(ctx.deps.house, id, askedBy(ctx), command)
        if (!outcome.done) return { errors: { note: await because(ctx, id, outcome.refusal) } }
        return backToCase(ctx, back, id)
      },
    }),
  ],
}
