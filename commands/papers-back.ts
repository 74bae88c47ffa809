import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import { accepted, faultOfPaper } from '../src/casework/papers-back/fault-of-paper.ts'
import { signedWords } from '../src/casework/papers-back/signed-words.ts'
import type { Paper } from '../src/casework/papers-back/take-in.ts'
import type { CaseCommand } from '../src/domain/case/command.ts'
import type { HandedInAs } from '../src/domain/case/parts/service.ts'
import { onModal, onPress, type Screens } from '../src/kit/command.ts'
import {
  type CourtPaper,
  courtPaperIn,
  paperBackButton,
  paperBackModal,
  paperBackView,
} from '../views/papers-back.ts'
import { askedBy, because, type Ctx, type Desk, look, notHere, showForm } from './desk.ts'
import { lettersBelow, paintLetters } from './letters.ts'
import { takeIn } from './take-in.ts'

type Given = ReturnType<(typeof paperBackModal)['read']>

/** Which paper it is, what there is of it, and of a signed one by whom and when. */
type Asks = Pick<Given['answers'], 'signers' | 'signedOn'> & { which: string; as: HandedInAs }

type Going = { command: CaseCommand } | { wrong: string }

const idsOf = (papers: readonly Paper[]): string[] => papers.map(({ id }) => id)

/** What is done with a letter's papers; the words of each are read first. */
async function forLetter(
  ctx: Ctx,
  { state }: LookedAt,
  { which: letter, as, signers, signedOn }: Asks,
  papers: readonly Paper[],
): Promise<Going> {
  const found = state.letters[letter]
  if (found === undefined) return { wrong: await because(ctx, state.id, { code: 'no-such-letter' }) }
  for (const paper of papers) {
    const wrong = await faultOfPaper(ctx.deps.house, askedBy(ctx), state.id, found, paper)
    if (wrong !== null) return { wrong }
  }
  const signed = { signers, signedOn: signedOn ?? undefined }
  return { command: { do: 'keep-letter-paper', letter, as, documents: idsOf(papers), ...signed } }
}

const nothingToSign =
  'This paper cannot be printed yet, so there is nothing to sign. Open the pack to see what is missing.'

async function forCourt(
  ctx: Ctx,
  { state }: LookedAt,
  court: CourtPaper,
  papers: readonly Paper[],
): Promise<Going> {
  const [document, more] = idsOf(papers)
  if (document === undefined || more !== undefined)
    return { wrong: 'Put all pages into one PDF, and hand in that.' }
  const of = await signedWords(ctx.deps.house, askedBy(ctx), state.id, court)
  return of === null ? { wrong: nothingToSign } : { command: { do: 'sign-paper', ...court, document, of } }
}

type Wrong = { field: 'which' | 'as' | 'file' | 'signers'; text: string }

/** Of a court paper only what its witness signed comes back; of any other, who signed it decides about whom it is evidence. */
function unsaidOf(court: CourtPaper | undefined, { as, signers }: Asks): Wrong | null {
  if (court === undefined)
    return as === 'signed' && signers.length === 0 ? { field: 'signers', text: 'Say who signed it.' } : null
  return as === 'signed' ? null : { field: 'as', text: 'Of this paper only a signed copy is taken in.' }
}

/** Looks into the files, does what they are for, all or nothing; what is wrong, or what to know of them. */
async function keepPapers(
  ctx: Ctx,
  looked: LookedAt,
  asks: Asks,
  files: Given['answers']['file'],
): Promise<Wrong | { notice: string | undefined }> {
  const { id } = looked.state
  const { which, as } = asks
  const court = courtPaperIn(looked, which)
  const unsaid = unsaidOf(court, asks)
  if (unsaid !== null) return unsaid
  const taken = await takeIn(ctx, id, files, accepted[as])
  if (taken.wrong !== null) return { field: 'file', text: taken.wrong }
  const going = await (court === undefined
    ? forLetter(ctx, looked, asks, taken.papers)
    : forCourt(ctx, looked, court, taken.papers))
  if ('wrong' in going) return { field: 'file', text: going.wrong }
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), going.command, taken.beside)
  if (!outcome.done) return { field: 'as', text: await because(ctx, id, outcome.refusal) }
  return { notice: taken.notices.join(' ') || undefined }
}

/** Takes in a paper of a case. */
async function handedIn(ctx: Ctx, { context, answers }: Given) {
  const { which, as, file, signers, signedOn } = answers
  const { case: id, over } = context
  if (which === null || as === null)
    return { errors: { which: 'Say which paper it is, and what you have of it.' } }
  if (file.length === 0) return { errors: { file: 'Choose the file first.' } }
  const looked = await look(ctx, id)
  if (looked === null) return { errors: { which: notHere } }
  const kept = await keepPapers(ctx, looked, { which, as, signers, signedOn }, file)
  if ('text' in kept) return { errors: { [kept.field]: kept.text } }
  return {
    close: true as const,
    after: () => paintLetters(ctx, over, id, { ...context, notice: kept.notice }),
  }
}

/** Takes in papers that come back: changed in Word, as they were sent, or signed. */
export const papersBackScreens: Screens<Desk> = {
  buttons: [
    onPress(paperBackButton, async (ctx: Ctx, { case: id }, view) =>
      showForm(ctx, view, 'Hand in a paper', id, (looked, { back }) =>
        paperBackView(looked, lettersBelow(view, back)),
      ),
    ),
  ],
  modals: [onModal(paperBackModal, { submit: handedIn })],
}
