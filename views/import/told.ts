import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { HandedIn } from '../../src/domain/handed-in.ts'
import { actions, context, section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { name } from '../../src/kit/text.ts'
import { faultBlocks, figure, figures } from './lines.ts'
import { reportWords, troubleWords } from './words.ts'

/** Says how far a register file has come, and what came of it; it has nothing to submit. */
export const importToldModal = defineModal({
  id: 'import.told',
  context: z.object({ handedIn: z.string() }),
  fields: {},
})

/** Opens the form again in its place. */
export const handInAgain = defineButton({ id: 'import.again', payload: z.object({}) })

const roomForFaults = 70

function told({ id, school }: HandedIn, title: string, blocks: readonly KnownBlock[]): ModalView {
  return importToldModal.open({
    title,
    context: { handedIn: id },
    blocks: [section(`*${name(school.name)}*`), ...blocks],
    close: 'Close',
  })
}

const again = (text: string): KnownBlock =>
  actions([handInAgain.element({ text, style: 'primary', payload: {} })])

/** Draws the moment while a file is read. */
export const readingView = (file: HandedIn): ModalView =>
  told(file, 'Reading the file', [
    section('Reading the file…'),
    context('You may close this: /fasttrack import shows it again. Nothing is kept until you press Import.'),
  ])

/** Draws how far an import has come. */
export function importingView(file: HandedIn): ModalView {
  const { running, preview } = file.told
  const of = preview === undefined ? '' : ` of ${figures(preview.rows, 'row')}`
  return told(file, 'Importing', [
    section(`Importing… ${figure(running?.rows ?? 0)}${of}`),
    context(
      'You may close this: a message from me says when it is done. Nobody sees a part of it before that.',
    ),
  ])
}

/** Draws why a file can't be imported: each fault with its cell, since it is seen by whoever handed it in alone. */
export function refusedView(file: HandedIn): ModalView {
  const { faults, more } = file.told.wrong ?? { faults: [], more: 0 }
  const all = faults.length + more
  const head =
    all === 1 ? 'One thing in this file is wrong.' : `${figure(all)} things in this file are wrong.`
  const next =
    'Mend this where the file comes from, export it again, and hand the new file in. Nothing of this one was kept.'
  return told(file, 'Not imported', [
    section(`:no_entry: *${head}*\n${next}`),
    ...faultBlocks({ faults, more }, roomForFaults),
    again('Hand in another file'),
  ])
}

/** Draws why a file was not read. */
export const givenUpView = (file: HandedIn): ModalView =>
  told(file, 'Not read', [
    section(`:warning: ${troubleWords[file.told.trouble ?? 'went-wrong']}`),
    again('Hand it in again'),
  ])

const goesOn =
  'The file itself still lies in Slack. To take it out: find it under Files, open its menu of three dots, and choose Delete file.'

/** Draws what an import did. */
export function doneView(file: HandedIn): ModalView {
  const { report, look } = file.told
  const weeks = report?.changed ? [context(`${figures(report.weeks, 'register week')} were written.`)] : []
  return told(file, 'Imported', [
    section(
      `:white_check_mark: *${report?.changed ? 'The register is in.' : 'Nothing to do.'}*\n${report === undefined ? '' : reportWords(report)}`,
    ),
    ...weeks,
    ...(look === undefined ? [] : faultBlocks(look, roomForFaults)),
    context(goesOn),
  ])
}
