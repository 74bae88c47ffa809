import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { type SignedPaper, signedPapers } from '../src/domain/case/parts/prosecution.ts'
import { handedInAs, type OtherSigner } from '../src/domain/case/parts/service.ts'
import type { Letter } from '../src/domain/case/state.ts'
import { formatDayShort } from '../src/domain/day.ts'
import { context } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, files, several } from '../src/kit/field.ts'
import { limits } from '../src/kit/limits.ts'
import { defineModal } from '../src/kit/modal.ts'
import { clip } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { sheetTypes } from './sheet.ts'
import { nameOf, titleIn } from './words.ts'

/** Opens the form that takes in a paper of a case. */
export const paperBackButton = defineButton({ id: 'papers.back', payload: z.object({ case: z.string() }) })

/** Takes in a paper: a letter that was changed in Word, what was sent, or a copy that was signed. */
export const paperBackModal = defineModal({
  id: 'papers.back',
  context: z.object({ case: z.string(), over: z.string(), back: z.string().nullable(), page: z.int() }),
  fields: { which: choice(), as: choice(handedInAs), file: files(), signers: several(), signedOn: day() },
})

/** A paper of the way to court that somebody signs by hand: which, and about which parent. */
export type CourtPaper = { parent: string; paper: SignedPaper }

type Offered = { value: string; text: string }

const courtTitles: Record<SignedPaper, string> = {
  statement: 'Statement of the witness',
  certificate: 'Certificate, section 566',
}

const choiceOf = ({ parent, paper }: CourtPaper): string => `${paper}:${parent}`

function courtPapers({ state }: CaseShown): CourtPaper[] {
  const named = Object.values(state.prosecutions).filter(({ witness }) => witness !== null)
  return named.flatMap(({ parent }) => signedPapers.map((paper) => ({ parent, paper })))
}

/** The paper of the way to court that a choice names; undefined for a letter. */
export const courtPaperIn = (looked: CaseShown, which: string): CourtPaper | undefined =>
  courtPapers(looked).find((one) => choiceOf(one) === which)

const kept = ({ state }: CaseShown): Letter[] =>
  Object.values(state.letters).filter((letter) => letter.state !== 'void')

/** Is there a paper of this case that could come back? */
export const mayComeBack = (looked: CaseShown): boolean =>
  kept(looked).length > 0 || courtPapers(looked).length > 0

function letterOffered({ names, state, context: asked }: CaseShown, letter: Letter): Offered {
  const attendees = state.meetings[letter.meeting ?? '']?.attendees
  const to = nameOf(letter.addressee, names, attendees)
  const on = formatDayShort(letter.sentOn ?? letter.draftedOn)
  return { value: letter.id, text: clip(`${to}, ${on}: ${titleIn(asked.pathway, letter.kind)}`, 75) }
}

function offered(looked: CaseShown): Offered[] {
  const court = courtPapers(looked).map((one) => {
    const text = clip(`${courtTitles[one.paper]}, ${nameOf(one.parent, looked.names)}`, 75)
    return { value: choiceOf(one), text }
  })
  const letters = kept(looked).map((letter) => letterOffered(looked, letter))
  return [...court, ...letters.reverse()].slice(0, limits.selectOptions)
}

const asChoices = [
  { value: 'changed', text: 'A draft that was changed in Word (.docx), before it goes' },
  { value: 'sent', text: 'What was sent, as a PDF or a scan' },
  { value: 'signed', text: 'A copy that was signed, as a photograph or a scan' },
] as const

const otherSigners: Record<OtherSigner, string> = {
  pupil: 'The pupil',
  school: 'Somebody for the school',
  council: 'Somebody for the council',
}

const signersOf = ({ names }: CaseShown) => [
  ...names.parents.map(({ id }) => ({ value: id, text: clip(nameOf(id, names), 75) })),
  ...Object.entries(otherSigners).map(([value, text]) => ({ value, text })),
]

/** Draws the form that takes in a paper; a sentence where none was made yet. */
export function paperBackView(
  looked: CaseShown,
  lies: { over: string; back: string | null; page: number },
): ModalView | string {
  if (!mayComeBack(looked)) return 'No paper of this case was made yet.'
  const { which, as, file, signers, signedOn } = paperBackModal.fields
  return paperBackModal.open({
    title: 'Hand in a paper',
    context: { case: looked.state.id, ...lies },
    blocks: [
      which.block({ label: 'Which paper is it?', choices: offered(looked), as: 'menu' }),
      as.block({ label: 'What do you have of it?', choices: asChoices, as: 'radio' }),
      file.block({
        label: 'The file',
        hint: 'A Word file without macros, a PDF or a photograph (JPG or PNG; save a HEIC one as JPG first), up to 10 MB each.',
        types: [...sheetTypes, 'docx'],
        max: 5,
      }),
      signers.block({
        label: 'If it was signed, who signed it?',
        hint: 'It goes into the court papers about those parents alone.',
        choices: signersOf(looked),
        optional: true,
      }),
      signedOn.block({ label: 'On which day was it signed?', optional: true }),
      context(
        'It stands beside the paper that was made here, and both are kept. A draft that was changed in Word is printed from Word; no PDF is made of it.',
      ),
    ],
    submit: 'Hand in',
  })
}
