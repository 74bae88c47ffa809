import { act, type Outcome } from '../src/casework/act.ts'
import { bookInterpreter } from '../src/casework/book-interpreter.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { onModal, onPress, type Screens } from '../src/kit/command.ts'
import { interpreterModal, interpreterView, openInterpreter } from '../views/interpreter.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, showForm } from './desk.ts'

type Reading = ReturnType<(typeof interpreterModal)['read']>
type Field = keyof Reading['answers']

const gone = 'That meeting no longer stands. Close this and open the case again.'

/** Where on the form a refusal belongs, if not with the day. */
function fieldOf(refusal: Refusal): Field | null {
  if (refusal.code === 'reason-needed') return refusal.field === 'language' ? 'language' : 'agency'
  if (refusal.code === 'interpreter-of-family') return refusal.field
  if (refusal.code === 'interpreter-not-independent') return 'independent'
  return null
}

async function refused(ctx: Ctx, id: string, outcome: Outcome, otherwise: Field) {
  if (outcome.done) return null
  const text = await because(ctx, id, outcome.refusal)
  return { errors: { [fieldOf(outcome.refusal) ?? otherwise]: text } }
}

async function book(ctx: Ctx, { context, answers }: Reading, parent: string) {
  const asked = askedBy(ctx, answers.on === null ? {} : { on: answers.on })
  const outcome = await bookInterpreter(ctx.deps.house, context.case, asked, {
    meeting: context.meeting,
    parent,
    language: answers.language ?? '',
    agency: answers.agency ?? '',
    name: answers.name ?? undefined,
    independent: answers.independent.includes('independent'),
  })
  return refused(ctx, context.case, outcome, 'on')
}

/** Its own request in the inbox: booking and confirming come from one press of Keep. */
async function confirm(ctx: Ctx, { context, answers }: Reading, parent: string) {
  if (answers.confirmed === null) return null
  const asked = askedBy(ctx, { key: `${ctx.inboxKey}:confirmed`, on: answers.confirmed })
  const command = { do: 'confirm-interpreter' as const, meeting: context.meeting, parent }
  const outcome = await act(ctx.deps.house, context.case, asked, command)
  return refused(ctx, context.case, outcome, 'confirmed')
}

async function cancel(ctx: Ctx, { context, answers }: Reading, parent: string) {
  const command = {
    do: 'cancel-interpreter' as const,
    meeting: context.meeting,
    parent,
    why: answers.cancel ?? '',
  }
  return refused(ctx, context.case, await act(ctx.deps.house, context.case, askedBy(ctx), command), 'cancel')
}

async function keep(ctx: Ctx, reading: Reading) {
  const { context, answers } = reading
  const parent = context.parent ?? answers.parent
  if (parent === null) return { errors: { parent: 'Choose for whom the interpreter comes.' } }
  const wrong =
    answers.cancel === null
      ? ((await book(ctx, reading, parent)) ?? (await confirm(ctx, reading, parent)))
      : await cancel(ctx, reading, parent)
  return wrong ?? backToCase(ctx, context.back, context.case)
}

/** Books, confirms and cancels the interpreter whom a parent needs at a meeting. */
export const interpreterScreens: Screens<Desk> = {
  buttons: [
    onPress(openInterpreter, async (ctx: Ctx, { case: id, meeting, parent }, view) =>
      showForm(ctx, view, 'Interpreter', id, (looked, { back }) => {
        const found = looked.state.meetings[meeting]
        return found === undefined ? gone : interpreterView(looked, found, parent, back)
      }),
    ),
  ],
  modals: [onModal(interpreterModal, { submit: (ctx: Ctx, reading) => keep(ctx, reading) })],
}
