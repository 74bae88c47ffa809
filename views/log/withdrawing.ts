import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { section } from '../../src/kit/blocks.ts'
import { longText } from '../../src/kit/field.ts'
import { defineModal } from '../../src/kit/modal.ts'
import type { CaseShown } from '../case-shown.ts'
import { contactLine } from './contacts.ts'

/** Takes back a contact that was entered in error. */
export const withdrawModal = defineModal({
  id: 'contacts.withdraw',
  context: z.object({ case: z.string(), seq: z.int(), back: z.string().nullable() }),
  fields: { why: longText() },
})

/** Draws the form that takes back a contact; null where the case tells of none with this number. */
export function withdrawView(
  { state, contacts }: CaseShown,
  seq: number,
  back: string | null,
): ModalView | null {
  const contact = contacts.find((one) => one.seq === seq)
  if (contact === undefined) return null
  const { why } = withdrawModal.fields
  return withdrawModal.open({
    title: 'Entered in error',
    context: { case: state.id, seq, back },
    blocks: [
      section(contactLine(contact)),
      section('It stays in the record, marked as entered in error. To put it right, log it again as it was.'),
      why.block({ label: 'What was wrong?', hint: 'For example: about another pupil.', max: 500 }),
    ],
    submit: 'Mark as an error',
  })
}
