import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { Meeting } from '../../src/domain/case/state.ts'
import { formatDay } from '../../src/domain/day.ts'
import { section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { files } from '../../src/kit/field.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { escapeText } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { meetingTitle } from '../meeting/title.ts'
import { aboutMeeting, type ScreenShown } from '../meeting-screens.ts'
import { sheetHint, sheetTypes } from '../sheet.ts'

/** Opens the form that takes in the signed sheet of a meeting. */
export const openSigned = defineButton({
  id: 'minutes.signed',
  payload: z.object({ case: z.string(), meeting: z.string() }),
})

/** The form that takes in the signed sheet. */
export const signedModal = defineModal({
  id: 'minutes.signed',
  context: aboutMeeting.extend({ over: z.string() }),
  fields: { sheet: files() },
})

/** Draws the form that takes in the signed sheet of a meeting. */
export function signedView(
  looked: CaseShown,
  meeting: Meeting,
  { over, back, paper = null }: { over: string } & ScreenShown,
): ModalView {
  const { state } = looked
  const title = escapeText(meetingTitle(looked, meeting.kind))
  const sheet = signedModal.fields.sheet.block({
    label: 'The signed sheet',
    hint: `${sheetHint} One file a page is fine.`,
    types: sheetTypes,
    max: 5,
  })
  return signedModal.open({
    title: 'Signed minutes',
    context: { case: state.id, meeting: meeting.id, over, back, paper },
    blocks: [
      section(
        `*${title}*, ${formatDay(meeting.on)}. Check that every signature can be read before you send it.`,
      ),
      sheet,
    ],
    submit: 'Hand in',
  })
}
