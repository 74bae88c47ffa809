import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { formatDayShort } from '../src/domain/day.ts'
import type { HandedIn, HandedInRefusal, HandedInState } from '../src/domain/handed-in.ts'
import { context, divider, header, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, files } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText, name } from '../src/kit/text.ts'
import { clock } from './words.ts'

/** Takes a school's register file in. */
export const importModal = defineModal({
  id: 'import',
  context: z.object({ school: z.string().nullable() }),
  fields: { school: choice(), file: files() },
})

/** Opens a file that was handed in, wherever it stands by now. */
export const openHandedIn = defineButton({ id: 'import.open', payload: z.object({ handedIn: z.string() }) })

/** What the form is drawn from: the schools whose register somebody keeps, and what they handed in lately. */
export type ImportProps = {
  schools: readonly { id: string; name: string }[]
  school: string | null
  handedIn: readonly HandedIn[]
}

/** The endings that a register file may have. */
const fileTypes = ['csv', 'txt', 'tsv', 'json'] as const

const stateWords: Record<HandedInState, string> = {
  reading: 'being read',
  asked: 'has questions for you',
  previewed: 'read, not imported yet',
  importing: 'being imported',
  done: 'imported',
  refused: 'could not be imported',
  'given-up': 'was not read',
}

function handedInLine({ id, school, on, at, state }: HandedIn): KnownBlock {
  const when = `${formatDayShort(on)}, ${clock(at)}`
  const spoken = `Open the file of ${when}`
  const accessory = openHandedIn.element({ text: 'Open', spoken, payload: { handedIn: id } })
  return section(`*${when}*\n${name(school.name)}: ${stateWords[state]}`, { accessory })
}

function earlier(handedIn: readonly HandedIn[]): KnownBlock[] {
  if (handedIn.length === 0) return []
  const note = context('Only you see these. They are forgotten here after seven days; the register is not.')
  return [divider(), header('What you handed in'), ...handedIn.map(handedInLine), note]
}

const says =
  'The file is read first and nothing is kept: you see what it would change, and then choose. It goes in whole or not at all.'

/** Draws the form that takes a register file in. */
export function importView({ schools, school, handedIn }: ImportProps): ModalView {
  const { fields } = importModal
  const asks = schools.length > 1
  const known = schools.find(({ id }) => id === school) ?? (asks ? undefined : schools[0])
  const which = fields.school.block({
    label: 'School',
    choices: schools.map(({ id, name: text }) => ({ value: id, text })),
    initial: known?.id,
    as: 'menu',
  })
  const file = fields.file.block({
    label: 'The register file',
    hint: 'CSV, text or JSON as your school’s system exports it, up to 10 MB. Cut a larger one into terms.',
    // A form that is drawn anew in the place of an old one begins without its file.
    version: handedIn.length,
    types: fileTypes,
    max: 1,
  })
  return importModal.open({
    title: 'Bring in a register',
    context: { school: asks ? null : (known?.id ?? null) },
    blocks: [
      ...(asks ? [which] : [section(`*${name(known?.name ?? '')}*`)]),
      file,
      context(says),
      ...earlier(handedIn),
    ],
    submit: 'Read the file',
  })
}

const refusalWords: {
  [C in HandedInRefusal['code']]: (refusal: Extract<HandedInRefusal, { code: C }>) => string
} = {
  'not-your-register': () =>
    'Only an attendance officer, the headteacher or an administrator can bring in a register of this school.',
  'no-such-file': () =>
    'This file is not here any more. What was handed in is forgotten after seven days: hand it in again with /fasttrack import.',
  'somebody-is-at-it': ({ name: who }) =>
    `${who} is importing a register of this school just now. Wait until that is done, then press Import again.`,
  'not-to-be-imported': () =>
    'This file is being imported, or was, or can’t be. Type /fasttrack import to see where it stands.',
}

/** Why a file was not taken or not imported, and what to do. */
export function importSentence(refusal: HandedInRefusal): string {
  return (refusalWords[refusal.code] as (refusal: HandedInRefusal) => string)(refusal)
}

/** The same for Slack's markup. */
export const importRefused = (refusal: HandedInRefusal): string => escapeText(importSentence(refusal))
