import type { ActionsBlockElement, KnownBlock } from '@slack/types'
import type { Meeting } from '../src/domain/case/state.ts'
import { noticeFor } from '../src/domain/case/verbs/plan-meeting.ts'
import { formatDay } from '../src/domain/day.ts'
import { actions, context, section } from '../src/kit/blocks.ts'
import { escapeText, name } from '../src/kit/text.ts'
import { callOff } from './calling-off.ts'
import type { CaseShown } from './case-shown.ts'
import { interpreterBlocks, leftInterpreters } from './interpreter.ts'
import { holdMeeting, openMinutes, planMeeting } from './meeting.ts'
import { clock, some, titleIn } from './words.ts'

function meetingLine({ context: asked }: CaseShown, meeting: Meeting): string {
  const title = titleIn(asked.pathway, meeting.kind)
  const offer = meeting.offer > 1 ? ` (offer ${meeting.offer})` : ''
  const when = `${formatDay(meeting.on)} at ${clock(meeting.at)}, ${name(meeting.place)}`
  const came = meeting.attendance.filter((one) => one.came).length
  const held = meeting.state === 'held' ? ` · held, ${some(came, 'person', 'people')} came` : ''
  return `*${escapeText(title)}*${offer}\n${when}${held}`
}

function meetingButtons({ state, context: asked }: CaseShown, meeting: Meeting): ActionsBlockElement[] {
  const payload = { case: state.id, meeting: meeting.id }
  const spoken = (what: string) =>
    `${what}: ${titleIn(asked.pathway, meeting.kind)}, ${formatDay(meeting.on)}`
  const came = holdMeeting.element({ text: 'Who came', spoken: spoken('Who came'), payload })
  if (meeting.state === 'held') {
    const text = 'Minutes'
    return [openMinutes.element({ text, spoken: spoken(text), style: 'primary', payload }), came]
  }
  return [
    came,
    callOff.element({ text: 'Call off', spoken: spoken('Call off'), payload }),
    planMeeting.element({
      text: 'Change',
      spoken: spoken('Change'),
      payload: { case: state.id, kind: meeting.kind, meeting: meeting.id },
    }),
  ]
}

function meetingGroup(looked: CaseShown, meeting: Meeting): KnownBlock[] {
  const line = meetingLine(looked, meeting)
  const interpreters = interpreterBlocks(looked, meeting)
  if (looked.acts) return [section(line), ...interpreters, actions(meetingButtons(looked, meeting))]
  if (meeting.state !== 'held') return [section(line), ...interpreters]
  const payload = { case: looked.state.id, meeting: meeting.id }
  return [section(line, { accessory: openMinutes.element({ text: 'Minutes', payload }) })]
}

/** An earlier meeting, on one line with its minutes. */
function earlierBlock(looked: CaseShown, meeting: Meeting): KnownBlock {
  const payload = { case: looked.state.id, meeting: meeting.id }
  const minutes = openMinutes.element({ text: 'Minutes', payload })
  return section(meetingLine(looked, meeting), meeting.state === 'held' ? { accessory: minutes } : {})
}

/** How many meetings stand with all that can be done; what is earlier keeps its minutes. */
const latest = 6
const mostEarlier = 30

/** The meetings that stand, the latest first, each with what can be done. */
export function meetingBlocks(looked: CaseShown): KnownBlock[] {
  const standing = Object.values(looked.state.meetings)
    .filter((meeting) => meeting.state !== 'void')
    .reverse()
  const earlier = standing.slice(latest)
  const hidden = earlier.length - mostEarlier
  return [
    ...standing.slice(0, latest).flatMap((meeting) => meetingGroup(looked, meeting)),
    ...leftInterpreters(looked),
    ...earlier.slice(0, mostEarlier).map((meeting) => earlierBlock(looked, meeting)),
    ...(hidden > 0 ? [context(`${some(hidden, 'earlier meeting')} are in the timeline.`)] : []),
  ]
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
      spoken: `Set a day: ${kind.title}`,
      payload: { case: state.id, kind: kind.id, meeting: null },
    })
    const earliest = first === null ? '' : `\nEarliest day that leaves enough notice: ${formatDay(first)}`
    return section(`*${escapeText(kind.title)}*${earliest}`, { accessory: button })
  })
}
