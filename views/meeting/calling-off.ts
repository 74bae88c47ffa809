import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { Meeting } from '../../src/domain/case/state.ts'
import { formatDay } from '../../src/domain/day.ts'
import { section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { longText } from '../../src/kit/field.ts'
import { defineModal } from '../../src/kit/modal.ts'
import type { CaseShown } from '../case-shown.ts'
import { meetingTitle } from './title.ts'

/** Calls a planned meeting off. */
export const callOff = defineButton({
  id: 'meeting.call-off',
  payload: z.object({ case: z.string(), meeting: z.string() }),
})

/** The form that calls a meeting off. */
export const callOffModal = defineModal({
  id: 'meeting.call-off',
  context: z.object({ case: z.string(), meeting: z.string(), back: z.string().nullable() }),
  fields: { why: longText() },
})

/** Draws the form that calls a meeting off. */
export function callOffView(looked: CaseShown, meeting: Meeting, back: string | null): ModalView {
  const why = callOffModal.fields.why.block({ label: 'Why is it called off?', max: 1000 })
  return callOffModal.open({
    title: 'Call a meeting off',
    context: { case: looked.state.id, meeting: meeting.id, back },
    blocks: [
      section(
        `*${meetingTitle(looked, meeting.kind)}*, ${formatDay(meeting.on)}. Letters made for it no longer count. Whoever was sent one is still to be told: there is a letter for that under Letters.`,
      ),
      why,
    ],
    submit: 'Call it off',
  })
}
