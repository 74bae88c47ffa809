import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { Action, Meeting } from '../../src/domain/case/state.ts'
import { choices, day, text } from '../../src/kit/field.ts'
import { defineModal } from '../../src/kit/modal.ts'
import type { CaseShown } from '../case-shown.ts'
import { aboutMeeting, type ScreenShown } from '../meeting-screens.ts'
import { nameOf } from '../words.ts'

/** One action: what, who, by when, and how we will know; a new one, or one that is changed. */
export const actionModal = defineModal({
  id: 'minutes.action',
  context: aboutMeeting.extend({ over: z.string(), action: z.string().nullable().default(null) }),
  fields: { what: text(), who: text(), due: day(), how: text(), off: choices(['off']) },
})

/** What a form about an action lies over, and the action that is changed, if one is. */
export type ActionShown = { over: string; action?: Action | null | undefined } & ScreenShown

/** Who does an action, as the form shows it. */
export const ownerShown = ({ names, people }: CaseShown, meeting: Meeting, who: string): string =>
  nameOf(who, names, meeting.attendees, people)

/** Draws the form for one action, or for changing one. */
export function actionView(
  looked: CaseShown,
  meeting: Meeting,
  { over, back, paper = null, action = null }: ActionShown,
): ModalView {
  const { fields } = actionModal
  const takeOff = fields.off.block({
    label: 'Agreed by mistake?',
    choices: [{ value: 'off', text: 'Take it off the plan' }],
    optional: true,
  })
  const who = action === null ? undefined : ownerShown(looked, meeting, action.who)
  return actionModal.open({
    title: action === null ? 'Add an action' : 'Change an action',
    context: { case: looked.state.id, meeting: meeting.id, over, back, paper, action: action?.id ?? null },
    blocks: [
      fields.what.block({
        label: 'What will be done?',
        placeholder: 'Say how, not only what you hope for',
        initial: action?.what,
        max: 300,
        focus: true,
      }),
      fields.who.block({
        label: 'Who will do it?',
        placeholder: looked.names.pupil.forename,
        initial: who,
        max: 200,
      }),
      fields.due.block({ label: 'By when?', initial: action?.due }),
      fields.how.block({ label: 'How will we know?', initial: action?.how, max: 300 }),
      ...(action === null ? [] : [takeOff]),
    ],
    submit: action === null ? 'Add' : 'Keep',
  })
}
