import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { inEnglishWords } from '../views/letters/in-english.ts'
import {
  type Below,
  excuseButton,
  excuseModal,
  excuseView,
  sendButton,
  sendModal,
  sendView,
} from '../views/letters/sending.ts'
import { draftButton, lettersModal, lettersPage, lettersView, openLetters } from '../views/letters.ts'
import {
  askedBy,
  because,
  type Ctx,
  type Desk,
  look,
  modalOf,
  paintCase,
  showCase,
  showForm,
} from './desk.ts'
import { forCase } from './for-case.ts'
import { takeIn } from './take-in.ts'

type Painting = { back: string | null; page: number; notice?: string | undefined }

/** Paints the letters of a case anew, and the case beneath them. */
export async function paintLetters(ctx: Ctx, view: string, id: string, shown: Painting): Promise<void> {
  const looked = await look(ctx, id)
  if (looked !== null) await ctx.update(view, lettersView(looked, shown))
  await paintCase(ctx, shown.back, id)
}

/** What lies beneath the letters, and which page of them is shown. */
function placeOf(view: ReceivedView | null): Painting {
  if (view?.callback_id !== lettersModal.id) return { back: null, page: 0 }
  const { back, page } = lettersModal.read(view).context
  return { back, page }
}

/** What lies beneath a form that was opened from the letters. */
export const lettersBelow = (view: ReceivedView | null, over: string | null) => ({
  over: over ?? '',
  ...placeOf(view),
})

/** Why something that goes into the envelope was not made; the letter itself was. */
async function leftOutWords(ctx: Ctx, id: string, leftOut: readonly Refusal[]): Promise<string | undefined> {
  const why = await Promise.all(leftOut.map((refusal) => because(ctx, id, refusal)))
  return why.length === 0
    ? undefined
    : ['The letters were made without all that goes with them.', ...why].join(' ')
}

/** What is to be told of papers that were made: what is lacking, and with it which are in English for want of a translation. */
async function cameOf(ctx: Ctx, id: string, made: Awaited<ReturnType<Desk['draft']>>) {
  if (!made.done) {
    const lack = await because(ctx, id, made.refusal)
    return { lack, notice: lack }
  }
  const lack = await leftOutWords(ctx, id, made.leftOut)
  const notice = [lack, inEnglishWords(made.inEnglish)].filter(Boolean).join(' ')
  return { lack, notice: notice === '' ? undefined : notice }
}

/** Papers take a moment to make: they are made after the acknowledgement, and the screen says how it went. */
function drafted(ctx: Ctx, id: string, kind: string, view: ReceivedView | null): Reply {
  const place = placeOf(view)
  return {
    after: async () => {
      const made = await ctx.deps.draft(askedBy(ctx, { withinMs: undefined }), id, kind)
      const { lack, notice } = await cameOf(ctx, id, made)
      const shown = modalOf(view)
      if (shown !== null) return paintLetters(ctx, shown.id, id, { ...place, notice })
      // What stands in the way may name a parent, so it is said in a modal or not at all.
      if (lack !== undefined) await ctx.say(`Not all papers of ${id} were made. Open its letters to see why.`)
    },
  }
}

function sendScreen(looked: LookedAt, place: Below) {
  const drafts = Object.values(looked.state.letters).some((letter) => letter.state === 'draft')
  return drafts
    ? sendView(looked, place)
    : 'There is no draft to mark as sent. A colleague may have done it already.'
}

type Sent = ReturnType<(typeof sendModal)['read']>

const howOf = ({ way, agreed, postedBy }: Sent['answers']) => ({
  way: way ?? ('other' as const),
  agreed: agreed ?? '',
  postedBy: postedBy ?? undefined,
})

/** Marks letters as sent, with the papers that prove it. */
async function sent(ctx: Ctx, { context, answers }: Sent) {
  const { on, readBy, proof } = answers
  const letters = answers.letters.flatMap((group) => group.value)
  if (letters.length === 0) return { errors: { letters: { 0: 'Choose at least one letter.' } } }
  if (readBy === null) return { errors: { readBy: 'Say who has read them.' } }
  const taken = await takeIn(ctx, context.case, proof)
  if (taken.wrong !== null) return { errors: { proof: taken.wrong } }
  const proofs = taken.papers.map((paper) => paper.id)
  const command = { do: 'send-letters' as const, letters, readBy, proofs, ...howOf(answers) }
  const asked = askedBy(ctx, { on: on ?? undefined })
  const outcome = await act(ctx.deps.house, context.case, asked, command, taken.beside)
  const shown = { ...context, notice: taken.notices.join(' ') || undefined }
  if (outcome.done)
    return { close: true as const, after: () => paintLetters(ctx, context.over, context.case, shown) }
  const field = outcome.refusal.code === 'reason-needed' ? 'agreed' : 'on'
  return { errors: { [field]: await because(ctx, context.case, outcome.refusal) } }
}

const excuseField: Partial<Record<Refusal['code'], 'who' | 'why' | 'leave'>> = { 'no-addressee': 'who' }

/** Makes letters, marks them as sent, and says why somebody is not written to. */
export const lettersCommand: Command<Desk> = {
  word: 'letters',
  help: 'Make the letters of a case and mark them as sent',
  usage: 'FT-2026-0001',
  run: forCase('letters', (ctx, id) => {
    return showCase(ctx, null, 'Letters', id, (looked) => lettersView(looked, { back: null }))
  }),
  buttons: [
    onPress(openLetters, async (ctx: Ctx, { case: id }, view) =>
      showCase(ctx, view, 'Letters', id, (looked, { back }) => lettersView(looked, { back })),
    ),
    onPress(lettersPage, async (ctx: Ctx, { case: id, page }, view) => {
      const shown = modalOf(view)
      if (shown === null) return undefined
      return { after: () => paintLetters(ctx, shown.id, id, { ...placeOf(view), page }) }
    }),
    onPress(draftButton, async (ctx: Ctx, { case: id, kind }, view) => drafted(ctx, id, kind, view)),
    onPress(sendButton, async (ctx: Ctx, { case: id }, view) =>
      showForm(ctx, view, 'Mark as sent', id, (looked, { back }) =>
        sendScreen(looked, lettersBelow(view, back)),
      ),
    ),
    onPress(excuseButton, async (ctx: Ctx, { case: id, kind }, view) =>
      showForm(ctx, view, 'Not writing to someone', id, (looked, { back }) =>
        excuseView(looked, kind, lettersBelow(view, back)),
      ),
    ),
  ],
  modals: [
    onModal(sendModal, { submit: (ctx: Ctx, reading) => sent(ctx, reading) }),
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
        if (!outcome.done)
          return {
            errors: {
              [excuseField[outcome.refusal.code] ?? 'why']: await because(ctx, context.case, outcome.refusal),
            },
          }
        return { close: true, after: () => paintLetters(ctx, context.over, context.case, context) }
      },
    }),
  ],
}
