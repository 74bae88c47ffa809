import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { section } from '../../src/kit/blocks.ts'
import { day, longText, text } from '../../src/kit/field.ts'
import { defineModal } from '../../src/kit/modal.ts'
import type { CaseShown } from '../case-shown.ts'

const about = z.object({ case: z.string(), back: z.string().nullable() })

/** Says that nobody can find the pupil. */
export const unfoundModal = defineModal({ id: 'close.unfound', context: about, fields: { note: longText() } })

/** Records that the council was told of a child missing education. */
export const referModal = defineModal({
  id: 'close.refer',
  context: about,
  fields: { to: text(), on: day(), note: longText() },
})

/** Says that the pupil was found. */
export const foundModal = defineModal({ id: 'close.found', context: about, fields: { note: longText() } })

/** Draws the form that says that nobody can find the pupil. */
export function unfoundView({ state }: CaseShown, back: string | null): ModalView {
  return unfoundModal.open({
    title: 'Cannot be found',
    context: { case: state.id, back },
    blocks: [
      section(
        'The case stops: no meeting and no letter goes on. *If you fear for the child, tell your safeguarding lead now, and the police.*',
      ),
      unfoundModal.fields.note.block({
        label: 'What was tried?',
        hint: 'Visits, calls, who was asked and when.',
        max: 1500,
      }),
    ],
    submit: 'Stop the case',
  })
}

/** Draws the form that records that the council was told of a child missing education. */
export function referView({ state, context }: CaseShown, back: string | null): ModalView {
  const { to, on, note } = referModal.fields
  return referModal.open({
    title: 'Tell the council',
    context: { case: state.id, back },
    blocks: [
      section('Tell the council first, in its own way. Then write down here that you did.'),
      to.block({ label: 'Who was told?', hint: 'The team or officer, and your reference.', max: 200 }),
      on.block({ label: 'On which day?', initial: context.facts.today }),
      note.block({ label: 'Anything else', optional: true, max: 1500 }),
    ],
    submit: 'Keep',
  })
}

/** Draws the form that says that the pupil was found. */
export function foundView({ state }: CaseShown, back: string | null): ModalView {
  return foundModal.open({
    title: 'The pupil was found',
    context: { case: state.id, back },
    blocks: [
      section('The case goes on where it stood. If the council was told, tell it this too.'),
      foundModal.fields.note.block({
        label: 'How was the pupil found?',
        hint: 'Not where the family lives.',
        max: 1500,
      }),
    ],
    submit: 'Go on',
  })
}
