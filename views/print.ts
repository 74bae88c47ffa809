import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { section } from '../src/kit/blocks.ts'
import { choice, choices, several } from '../src/kit/field.ts'
import { limits } from '../src/kit/limits.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { translationBlocks } from './translation.ts'

/** What can be printed of a case, in the order in which it is wanted. */
export const printable = [
  'stage',
  'stages',
  'round-robin',
  'invitations',
  'signatures',
  'contact-slips',
] as const
export type Printable = (typeof printable)[number]

/** What can be printed without any pupil. */
const blankPrintable = ['stages', 'signatures', 'contact-slips', 'by-hand'] as const

/** What to print of a case. */
export const printModal = defineModal({
  id: 'print',
  context: z.object({ case: z.string() }),
  fields: { what: choices(printable), forms: several() },
})

/** What to print without any pupil, and for which school. */
export const blankModal = defineModal({
  id: 'print.blank',
  context: z.object({ school: z.string().nullable() }),
  fields: { school: choice(), what: choices(blankPrintable), forms: several() },
})

const says =
  'The papers come to you as files, in a message from me. Each says what to do with it afterwards, and nobody’s name is in a file’s name.'

const slips = { text: 'Slips to check contact details', description: 'One for each parent, to fill in alone' }

/** A form or a record that can be printed to be filled in. */
export type FormShown = { id: string; title: string }

type FormsField = (typeof printModal)['fields']['forms']

function formsBlock(field: FormsField, forms: readonly FormShown[], hint: string): KnownBlock[] {
  if (forms.length === 0) return []
  const choices = forms.slice(0, limits.selectOptions).map(({ id, title: text }) => ({ value: id, text }))
  return [field.block({ label: 'Forms and records to fill in', hint, choices, optional: true })]
}

/** What is told once papers were made, and whether something went in English for want of a translation. */
export type PrintTold = { notice?: string | undefined; translate?: boolean }

/** Draws what can be printed of a case: from its first day on, whatever has been done. */
export function printView(
  looked: CaseShown,
  forms: readonly FormShown[],
  { notice, translate = false }: PrintTold = {},
): ModalView {
  const { state, names } = looked
  const planned = Object.values(state.meetings).some((meeting) => meeting.state === 'planned')
  const invitations = planned
    ? 'All in one file, each on its own sheet'
    : 'No meeting has a day yet: to fill in by hand'
  const signatures = planned ? 'With the names of those asked' : 'With space for the day and the names'
  const what = printModal.fields.what.block({
    label: 'What shall I print?',
    choices: [
      {
        value: 'stage',
        text: 'This stage’s checklist',
        description: 'With boxes to tick and lines to write on',
      },
      { value: 'stages', text: 'Every stage’s checklist' },
      { value: 'round-robin', text: 'The round robin to teachers' },
      { value: 'invitations', text: 'The invitations', description: invitations },
      { value: 'signatures', text: 'A page for signatures', description: signatures },
      { value: 'contact-slips', ...slips },
    ],
    initial: ['stage'],
    optional: true,
  })
  const hint = 'What is known stands on them, and the rest has lines to write on'
  return printModal.open({
    title: 'Print',
    context: { case: state.id },
    blocks: [
      section(notice ?? `*${name(names.pupil.name)}*\n${says}`),
      ...(translate ? translationBlocks(looked) : []),
      what,
      ...formsBlock(printModal.fields.forms, forms, hint),
    ],
    submit: 'Print',
    close: 'Close',
  })
}

/** The schools that blank papers can be printed for; asked only where the channel or the person's role does not say. */
export type BlankShown = {
  schools: readonly { id: string; name: string }[]
  school: string | null
  forms: readonly FormShown[]
  notice?: string | undefined
}

/** Draws what can be printed without any pupil, for an outage or a visit. */
export function blankView({ schools, school, forms, notice }: BlankShown): ModalView {
  const own = schools.find((one) => one.id === school)
  const which = blankModal.fields.school.block({
    label: 'Which school?',
    choices: schools.map(({ id, name: text }) => ({ value: id, text })),
    as: 'menu',
  })
  const what = blankModal.fields.what.block({
    label: 'What shall I print?',
    choices: [
      { value: 'stages', text: 'Every stage’s checklist' },
      { value: 'by-hand', text: 'An invitation to fill in by hand' },
      { value: 'signatures', text: 'A page for signatures' },
      { value: 'contact-slips', ...slips },
    ],
    initial: ['stages'],
    optional: true,
  })
  const about = own === undefined ? '' : ` for ${name(own.name)}`
  return blankModal.open({
    title: 'Print blank papers',
    context: { school },
    blocks: [
      section(notice ?? `*Blank papers${about}*, for an outage or a home visit. ${says}`),
      ...(own === undefined ? [which] : []),
      what,
      ...formsBlock(blankModal.fields.forms, forms, 'With lines to write on'),
    ],
    submit: 'Print',
    close: 'Close',
  })
}

/** What is said while papers are made. */
export const printing = 'One moment: I am making the papers.'

/** How the printing went. */
export const printed = 'The papers are on their way to you as files, in a message from me.'
