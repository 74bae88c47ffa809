import type { ActionsBlockElement, KnownBlock } from '@slack/types'
import type { Meeting } from '../src/domain/case/state.ts'
import { noticeFor } from '../src/domain/case/verbs/plan-meeting.ts'
import { formatDay } from '../src/domain/day.ts'
import { actions, section } from '../src/kit/blocks.ts'
import { name } from '../src/kit/text.ts'
import { callOff } from './calling-off.ts'
import type { CaseShown } from './case-shown.ts'
import { holdMeeting, openMinutes, planMeeting } from './meeting.ts'
import { clock, some, titleIn } from './words.ts'

function meetingLine({ context: asked }: CaseShown, meeting: Meeting): string {
  const title = titleIn(asked.pathway, meeting.kind)
  const offer = meeting.offer > 1 ? ` (offer ${meeting.offer})` : ''
  const when = `${formatDay(meeting.on)} at ${clock(meeting.at)}, ${name(meeting.place)}`
  const came = meeting.attendance.filter((one) => one.came).length
  const held = meeting.state === 'held' ? ` · held, ${some(came, 'person', 'people')} came` : ''
  return `*${title}*${offer}\n${when}${held}`
}

function meetingButtons({ state, acts }: CaseShown, meeting: Meeting): ActionsBlockElement[] {
  const payload = { case: state.id, meeting: meeting.id }
  if (!acts) return []
  const came = holdMeeting.element({ text: 'Who came', payload })
  if (meeting.state === 'held')
    return [openMinutes.element({ text: 'Minutes', style: 'primary', payload }), came]
  return [
    came,
    callOff.element({ text: 'Call off', payload }),
    planMeeting.element({
      text: 'Change',
      payload: { case: state.id, kind: meeting.kind, meeting: meeting.id },
    }),
  ]
}

/** The meetings that stand, each with what can be done. */
export function meetingBlocks(looked: CaseShown): KnownBlock[] {
  const standing = Object.values(looked.state.meetings).filter((meeting) => meeting.state !== 'void')
  return standing.flatMap((meeting) => {
    const buttons = meetingButtons(looked, meeting)
    return [section(meetingLine(looked, meeting)), ...(buttons.length > 0 ? [actions(buttons)] : [])]
  })
}

/** The meetings that can be set up from here, with the first day that leaves enough notice. */
export function planBlocks(looked: CaseShown): KnownBlock[] {
  const { state, context: asked, acts } = looked
  if (!acts || state.status === 'closed') return []
  const kinds = asked.pathway.meetings.filter((kind) => {
    const planned = Object.values(state.meetings).some(
      (one) => one.kind === kind.id && one.state === 'planned',
    )
    return !planned && kind.from.some((stage) => state.open.includes(stage))
  })
  return kinds.map((kind) => {
    const { first } = noticeFor(state, asked.facts, kind, asked.facts.today)
    const button = planMeeting.element({
      text: 'Set a day',
      payload: { case: state.id, kind: kind.id, meeting: null },
    })
    const earliest = first === null ? '' : `\nEarliest day that leaves enough notice: ${formatDay(first)}`
    return section(`*${kind.title}*${earliest}`, { accessory: button })
  })
}
