import type { ModalView } from '@slack/types'
import { act } from '../src/casework/act.ts'
import { sealCase } from '../src/casework/seal-case.ts'
import type { CaseCommand } from '../src/domain/case/command.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import type { Day } from '../src/domain/day.ts'
import { onModal, onPress, type Screens } from '../src/kit/command.ts'
import { openClose, openFound, openRefer } from '../views/case/ending.ts'
import { foundModal, foundView, referModal, referView, unfoundModal } from '../views/case/unfound.ts'
import { closeModal, closeView } from '../views/close.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, look, showForm } from './desk.ts'

type Given = ReturnType<(typeof closeModal)['read']>
type About = { case: string; back: string | null }

/** Where on the form a refusal belongs: at the field that it names, else at the reason. */
function placed(refusal: Refusal, said: string) {
  if (refusal.code === 'number-differs') return { errors: { number: said } }
  if (refusal.code === 'reason-needed') return { errors: { why: said } }
  if (!('field' in refusal)) return { errors: { reason: said } }
  const at = { [refusal.field]: said }
  // A sentence without its field on the screen goes to the first input.
  return { errors: { text: at } }
}

function valuesOf({ answers }: Given): Record<string, string> {
  const all = [...answers.text, ...answers.long, ...answers.day]
  return Object.fromEntries(all.flatMap(({ key, value }) => (value === null ? [] : [[key, String(value)]])))
}

async function erased(ctx: Ctx, { context: { case: id }, answers }: Given) {
  const outcome = await sealCase(ctx.deps.house, askedBy(ctx), id, {
    why: answers.why ?? '',
    number: answers.number ?? '',
  })
  return outcome.done
    ? { clear: true as const }
    : placed(outcome.refusal, await because(ctx, id, outcome.refusal))
}

async function closed(ctx: Ctx, given: Given) {
  const { case: id, back } = given.context
  const { reason } = given.answers
  if (reason === null) return { errors: { reason: 'Choose why this case ends.' } }
  if (reason === 'opened-in-error') return erased(ctx, given)
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), {
    do: 'close',
    reason,
    values: valuesOf(given),
  })
  if (outcome.done) return backToCase(ctx, back, id)
  return placed(outcome.refusal, await because(ctx, id, outcome.refusal))
}

/** Does one thing from a short form and goes back to the case; a refusal stands at the form's own field. */
async function done(ctx: Ctx, { case: id, back }: About, command: CaseCommand, on?: Day | null) {
  const outcome = await act(ctx.deps.house, id, askedBy(ctx, on ? { on } : {}), command)
  if (outcome.done) return backToCase(ctx, back, id)
  const { refusal } = outcome
  const at = 'on' in refusal ? 'on' : 'field' in refusal ? refusal.field : 'note'
  return { errors: { [at]: await because(ctx, id, refusal) } }
}

async function drawnAnew(ctx: Ctx, id: string, reason: string | null, back: string | null) {
  const looked = await look(ctx, id)
  const view = looked === null ? null : closeView(looked, reason, back)
  return view === null || typeof view === 'string' ? null : (view as ModalView)
}

/** Ends a case for a reason of its own: the pupil left, cannot be found, has died, or it was opened in error. */
export const closeScreens: Screens<Desk> = {
  buttons: [
    onPress(openClose, async (ctx: Ctx, { case: id }, view) =>
      showForm(ctx, view, 'Close the case', id, (looked, { back }) => {
        const reason = looked.state.ending.unfound === null ? null : 'cannot-be-found'
        return closeView(looked, reason, back)
      }),
    ),
    onPress(openRefer, async (ctx: Ctx, { case: id }, view) =>
      showForm(ctx, view, 'Tell the council', id, (looked, { back }) => referView(looked, back)),
    ),
    onPress(openFound, async (ctx: Ctx, { case: id }, view) =>
      showForm(ctx, view, 'The pupil was found', id, (looked, { back }) => foundView(looked, back)),
    ),
  ],
  modals: [
    onModal(closeModal, {
      change: async (ctx: Ctx, { context, answers, view }) => ({
        after: async () => {
          const drawn = await drawnAnew(ctx, context.case, answers.reason, context.back)
          if (drawn !== null) await ctx.update(view.id, drawn)
        },
      }),
      submit: (ctx: Ctx, given) => closed(ctx, given),
    }),
    onModal(unfoundModal, {
      submit: (ctx: Ctx, { context, answers }) =>
        done(ctx, context, { do: 'cannot-find', note: answers.note ?? '' }),
    }),
    onModal(referModal, {
      submit: (ctx: Ctx, { context, answers }) => {
        const command = { do: 'refer-missing' as const, to: answers.to ?? '', note: answers.note ?? '' }
        return done(ctx, context, command, answers.on)
      },
    }),
    onModal(foundModal, {
      submit: (ctx: Ctx, { context, answers }) =>
        done(ctx, context, { do: 'found', note: answers.note ?? '' }),
    }),
  ],
}
