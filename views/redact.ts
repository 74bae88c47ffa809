import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { context, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, files, longText } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { clip, name } from '../src/kit/text.ts'
import { type CourtShown, mayDo } from './pack/shown.ts'
import { sheetHint, sheetTypes } from './sheet.ts'
import { nameOf, some } from './words.ts'

const ofParent = z.object({ case: z.string(), parent: z.string() })

/** Opens the form that takes in a redacted copy. */
export const redactButton = defineButton({ id: 'pack.redact', payload: ofParent })

const places = ['parent', 'everyone', 'original'] as const

/** Takes in a redacted copy of a paper in the evidence, or puts the original back. */
export const redactModal = defineModal({
  id: 'pack.redact',
  context: ofParent.extend({ over: z.string() }),
  fields: { which: choice(), place: choice(places), file: files(), why: longText() },
})

const placeChoices = [
  { value: 'parent', text: 'A redacted copy, in the pack about this parent' },
  { value: 'everyone', text: 'A redacted copy, in the pack about each parent' },
  { value: 'original', text: 'The original again, in the pack about this parent' },
] as const

const asks =
  'A redacted copy goes into the evidence in place of a paper that tells what it must not. Black out a print of it and scan that: what is only covered in a PDF can often still be read.'
const keeps =
  'The original is not altered. It stands in the council’s own file, with who handed the copy in and why; the evidence does not say why.'

/** What is told where no paper can have a redacted copy. */
const nothingYet = 'No paper that was kept would go into the evidence yet.'

/** How many papers of the evidence stand redacted, with the button to hand in another. */
export function redactBlocks(court: CourtShown): KnownBlock[] {
  const { papers, looked, parent } = court
  const redacted = papers.filter((paper) => paper.redacted).length
  const text = `*Redacted copies*: ${papers.length === 0 ? 'no paper to redact yet' : `${redacted} of ${some(papers.length, 'paper')}`}`
  if (!mayDo(court, 'redact-paper') || papers.length === 0) return [section(text)]
  const payload = { case: looked.state.id, parent }
  const accessory = redactButton.element({ text: 'Hand in', spoken: 'Hand in a redacted copy', payload })
  return [section(text, { accessory })]
}

/** Draws the form that takes in a redacted copy; a sentence where there is nothing to redact. */
export function redactView({ looked, parent, papers }: CourtShown, over: string): ModalView | string {
  if (papers.length === 0) return nothingYet
  const { which, place, file, why } = redactModal.fields
  const offered = papers.map(({ document, called, redacted }) => ({
    value: document,
    text: clip(`${called}${redacted ? ' (redacted)' : ''}`, 75),
  }))
  return redactModal.open({
    title: 'Redacted copy',
    context: { case: looked.state.id, parent, over },
    blocks: [
      section(`*${name(nameOf(parent, looked.names))}*`),
      context(asks),
      which.block({
        label: 'Of which paper?',
        choices: offered,
        as: 'menu',
      }),
      place.block({
        label: 'What goes into the evidence?',
        choices: placeChoices,
        initial: 'parent',
        as: 'radio',
      }),
      file.block({
        label: 'The redacted copy',
        hint: `${sheetHint} It has as many pages as the original.`,
        types: sheetTypes,
        max: 1,
        optional: true,
      }),
      why.block({ label: 'Why?', hint: 'For the council alone.' }),
      context(keeps),
    ],
    submit: 'Hand in',
  })
}
