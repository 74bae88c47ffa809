import { act } from '../src/casework/act.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { draftButton, lettersModal, lettersView, openLetters } from '../views/letters.ts'
import { sorry } from '../views/opening.ts'
import { excuseButton, excuseModal, excuseView, sendButton, sendModal, sendView } from '../views/sending.ts'
import { caseNumber } from './case.ts'
import { askedBy, because, type Ctx, type Desk, look, modalOf, paintCase, showCase } from './desk.ts'

async function paintLetters(ctx: Ctx, view: string, id: string, back: string | null): Promise<void> {
  const looked = await look(ctx, id)
  if (looked !== null) await ctx.update(view, lettersView(looked, back))
  await paintCase(ctx, back, id)
}

const backOf = (view: ReceivedView | null) =>
  view?.callback_id === lettersModal.id ? lettersModal.read(view).context.back : null

function below(view: ReceivedView | null, back: string | null) {
  return { over: back ?? '', back: backOf(view) }
}

/** Papers take a moment to make: they are made after the acknowledgement, and the screen says how it went. */
function drafted(ctx: Ctx, id: string, kind: string, view: ReceivedView | null): Reply {
  return {
    after: async () => {
      const made = await ctx.deps.draft(askedBy(ctx, { withinMs: undefined }), id, kind)
      const shown = modalOf(view)
      if (shown !== null) await paintLetters(ctx, shown.id, id, backOf(view))
      if (made.done) return
      const text = await because(ctx, id, made.refusal)
      if (shown === null) await ctx.say(text)
      else await ctx.push(sorry('Not made', text))
    },
  }
}

/** Makes letters, marks them as sent, and says why somebody is not written to. */
export const lettersCommand: Command<Desk> = {
  word: 'letters',
  help: 'Make the letters of a case and mark them as sent',
  usage: 'FT-2026-0001',
  run: async (ctx, text) => {
    const id = caseNumber(text, ctx.today.slice(0, 4))
    if (id === null) return { say: 'Give the case’s number, for example `/fasttrack letters FT-2026-0001`.' }
    return showCase(ctx, null, 'Letters', id, (looked) => lettersView(looked, null))
  },
  buttons: [
    onPress(openLetters, async (ctx: Ctx, { case: id }, view) =>
      showCase(ctx, view, 'Letters', id, lettersView),
    ),
    onPress(draftButton, async (ctx: Ctx, { case: id, kind }, view) => drafted(ctx, id, kind, view)),
    onPress(sendButton, async (ctx: Ctx, { case: id }, view) =>
      showCase(ctx, view, 'Mark as sent', id, (looked, over) => sendView(looked, below(view, over))),
    ),
    onPress(excuseButton, async (ctx: Ctx, { case: id, kind }, view) =>
      showCase(ctx, view, 'Not writing to someone', id, (looked, over) =>
        excuseView(looked, kind, below(view, over)),
      ),
    ),
  ],
  modals: [
    onModal(sendModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        const letters = answers.letters.flatMap((group) => group.value)
        if (letters.length === 0) return { errors: { letters: { 0: 'Choose at least one letter.' } } }
        const asked = askedBy(ctx, answers.on === null ? {} : { on: answers.on })
        const outcome = await act(ctx.deps.house, context.case, asked, {
          do: 'send-letters',
          letters,
          way: answers.way ?? 'other',
        })
        if (!outcome.done) return { errors: { on: await because(ctx, context.case, outcome.refusal) } }
        return { close: true, after: () => paintLetters(ctx, context.over, context.case, context.back) }
      },
    }),
    onModal(excuseModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        const command = {
          do: 'excuse-letter' as const,
          kind: context.kind,
          addressee: answers.who ?? '',
          why: answers.why ?? '',
          leave: answers.leave ?? '',
        }
        const outcome = await act(ctx.deps.house, context.case, askedBy(ctx), command)
        if (!outcome.done) return { errors: { why: await because(ctx, context.case, outcome.refusal) } }
        return { close: true, after: () => paintLetters(ctx, context.over, context.case, context.back) }
      },
    }),
  ],
}
