import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { person } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'

/** Opens the form that names who takes over. */
export const openDeputy = defineButton({ id: 'deputy.open', payload: z.object({}) })

/** Names who takes over somebody's cases when they leave. */
export const deputyModal = defineModal({ id: 'deputy', context: z.object({}), fields: { deputy: person() } })

/** Draws the form that names who takes over from whoever looks at it. */
export function deputyView(deputy: string | null): ModalView {
  return deputyModal.open({
    title: 'If I leave',
    context: {},
    blocks: [
      section(
        'If you leave the school, or change role, your cases and their deadlines pass to this colleague the same day.',
      ),
      deputyModal.fields.deputy.block({
        label: 'Who takes over?',
        hint: 'Somebody who works at your school. Leave it empty for nobody: the head of the school takes over then.',
        initial: deputy,
        optional: true,
      }),
    ],
    submit: 'Keep',
  })
}
