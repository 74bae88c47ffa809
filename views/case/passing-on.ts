import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { longText, person } from '../../src/kit/field.ts'
import { defineModal } from '../../src/kit/modal.ts'
import type { CaseShown } from '../case-shown.ts'

const about = z.object({ case: z.string(), back: z.string().nullable() })

/** Passes a case to somebody else. */
export const handOverModal = defineModal({
  id: 'case.hand-over',
  context: about,
  fields: { owner: person() },
})

/** Opens a closed case again. */
export const reopenModal = defineModal({ id: 'case.reopen', context: about, fields: { reason: longText() } })

/** Draws the form that passes a case to a colleague. */
export function handOverView({ state }: CaseShown, back: string | null): ModalView {
  const owner = handOverModal.fields.owner.block({
    label: 'New owner',
    hint: 'They are told, and get its deadlines.',
    initial: state.owner,
  })
  return handOverModal.open({
    title: 'Pass to a colleague',
    context: { case: state.id, back },
    blocks: [owner],
    submit: 'Pass on',
  })
}

/** Draws the form that opens a closed case again. */
export function reopenView({ state }: CaseShown, back: string | null): ModalView {
  const reason = reopenModal.fields.reason.block({
    label: 'Why is it opened again?',
    hint: 'Kept with the case.',
    max: 2000,
  })
  return reopenModal.open({
    title: 'Open again',
    context: { case: state.id, back },
    blocks: [reason],
    submit: 'Open again',
  })
}
