import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { type signedModal, signedView } from '../views/minutes/signed.ts'
import { askedBy, because, type Ctx, complain, look, modalOf, notHere, showForm } from './desk.ts'
import { backOf, keptFirst, paintScreen } from './meeting-screens.ts'
import { keepTaken } from './take-in.ts'

type At = { case: string; meeting: string }

function paperOf(looked: LookedAt, meeting: string) {
  const kind = looked.state.meetings[meeting]?.kind
  return looked.context.pathway.letters.find((one) => one.to === 'school' && one.meeting === kind)
}

/** Makes the minutes of one meeting as files to print, read back and sign. */
export async function print(ctx: Ctx, { case: id, meeting }: At, view: ReceivedView | null): Promise<Reply> {
  const wrong = await keptFirst(ctx, view)
  if (wrong !== null) return complain(ctx, view, wrong)
  const looked = await look(ctx, id)
  if (looked === null) return complain(ctx, view, notHere)
  const letter = paperOf(looked, meeting)
  if (letter === undefined)
    return complain(ctx, view, 'This pathway has no minutes to sign for this meeting.')
  return {
    after: async () => {
      const asked = askedBy(ctx, { key: null, withinMs: undefined })
      const made = await ctx.deps.draft(asked, id, letter.id, meeting)
      const notice = made.done
        ? 'The minutes are on their way to you as files, in a message from me.'
        : await because(ctx, id, made.refusal)
      const shown = modalOf(view)
      if (shown !== null)
        await paintScreen(ctx, shown.id, { case: id, meeting }, { ...backOf(view), notice }, 'agreed')
    },
  }
}

/** Opens the form that takes in the signed sheet. */
export async function openSheet(
  ctx: Ctx,
  { case: id, meeting }: At,
  view: ReceivedView | null,
): Promise<Reply> {
  const wrong = await keptFirst(ctx, view)
  if (wrong !== null) return complain(ctx, view, wrong)
  return showForm(ctx, view, 'Signed minutes', id, (looked, lies) => {
    const found = looked.state.meetings[meeting]
    return found === undefined ? null : signedView(looked, found, { ...backOf(view), over: lies.back ?? '' })
  })
}

type Sheet = ReturnType<(typeof signedModal)['read']>

/** Takes in the signed sheet of a meeting. */
export async function keepSigned(ctx: Ctx, { context, answers }: Sheet) {
  const { case: id, meeting, over, back, paper } = context
  const { wrong, notice } = await keepTaken(ctx, id, answers.sheet, (documents) => ({
    do: 'sign-minutes',
    meeting,
    documents,
  }))
  if (wrong !== null) return { errors: { sheet: wrong } }
  return {
    close: true as const,
    after: () => paintScreen(ctx, over, context, { back, paper, notice }, 'agreed'),
  }
}
