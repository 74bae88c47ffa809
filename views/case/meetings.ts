import type { ActionsBlockElement, KnownBlock } from '@slack/types'
import { parentsAt } from '../../src/domain/case/owed.ts'
import { mayPlan } from '../../src/domain/case/sittings.ts'
import type { Meeting } from '../../src/domain/case/state.ts'
import { livesApart } from '../../src/domain/case/together.ts'
import { noticeFor } from '../../src/domain/case/verbs/plan-meeting.ts'
import { type Day, formatDay } from '../../src/domain/day.ts'
import type { MeetingKind } from '../../src/domain/pathway/pathway.ts'
import { actions, context, section } from '../../src/kit/blocks.ts'
import { clip, escapeText, name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { interpreterBlocks, leftInterpreters } from '../interpreter.ts'
import { callOff } from '../meeting/calling-off.ts'
import { firstAsked } from '../meeting/people.ts'
import { meetingTitle } from '../meeting/title.ts'
import { holdMeeting, openMinutes, planMeeting } from '../meeting.ts'
import { clock, listed, nameOf, some } from '../words.ts'
import { oldDayBlocks } from './old-days.ts'

const beforeShown =
  ':lock: These parents are met separately, and this list shows every meeting. Open the one meeting before a parent can see your screen.'

const mostNamed = 3
const longestName = 60

/** Some parents in a sentence, by name while they are few. */
function namedIn({ names }: CaseShown, ids: readonly string[]): string {
  const all = ids.map((id) => name(clip(nameOf(id, names), longestName)))
  const more = all.length - mostNamed
  return listed(more > 0 ? [...all.slice(0, mostNamed), some(more, 'other')] : all)
}

/** Which parents a meeting is with, where they are met separately. */
const withWhom = (looked: CaseShown, meeting: Meeting): string =>
  livesApart(looked.context.facts.parents) ? ` with ${namedIn(looked, parentsAt(meeting))}` : ''

function meetingLine(looked: CaseShown, meeting: Meeting): string {
  const title = meetingTitle(looked, meeting.kind)
  const offer = meeting.offer > 1 ? ` (offer ${meeting.offer})` : ''
  const when = `${formatDay(meeting.on)} at ${clock(meeting.at)}, ${name(meeting.place)}`
  const came = meeting.attendance.filter((one) => one.came).length
  const held = meeting.state === 'held' ? ` · held, ${some(came, 'person', 'people')} came` : ''
  return `*${escapeText(title)}*${offer}${withWhom(looked, meeting)}\n${when}${held}`
}

const isNow = ({ state, on }: Meeting, today: Day): boolean => state === 'planned' && on <= today

function meetingButtons(looked: CaseShown, meeting: Meeting): ActionsBlockElement[] {
  const { state, context: asked } = looked
  const payload = { case: state.id, meeting: meeting.id }
  const spoken = (what: string) => `${what}: ${meetingTitle(looked, meeting.kind)}, ${formatDay(meeting.on)}`
  const now = isNow(meeting, asked.facts.today)
  const came = holdMeeting.element({
    text: 'Who came',
    spoken: spoken('Who came'),
    style: now ? 'primary' : undefined,
    payload,
  })
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
  const interpreters = [...oldDayBlocks(looked, meeting), ...interpreterBlocks(looked, meeting)]
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

/** Is a meeting of this case to be held today, or past its day with nothing said of it yet? */
export const meetsNow = ({ state, context: asked }: CaseShown): boolean =>
  Object.values(state.meetings).some((meeting) => isNow(meeting, asked.facts.today))

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
  const shown = standing.length > 0 && livesApart(looked.context.facts.parents)
  return [
    ...(shown ? [context(beforeShown)] : []),
    ...standing.slice(0, latest).flatMap((meeting) => meetingGroup(looked, meeting)),
    ...leftInterpreters(looked),
    ...earlier.slice(0, mostEarlier).map((meeting) => earlierBlock(looked, meeting)),
    ...(hidden > 0 ? [context(`${some(hidden, 'earlier meeting')} are in the timeline.`)] : []),
  ]
}

function planBlock(looked: CaseShown, kind: MeetingKind): KnownBlock[] {
  const { state, context: asked, names } = looked
  const next = firstAsked(looked, kind)
  if (!mayPlan(state, kind, next) || (next.length === 0 && names.parents.length > 0)) return []
  const part = next.length < names.parents.length
  const { first } = noticeFor(state, asked.facts, kind, asked.facts.today)
  const button = planMeeting.element({
    text: 'Set a day',
    spoken: `Set a day: ${kind.title}`,
    payload: { case: state.id, kind: kind.id, meeting: null },
  })
  const who = part ? `\nSet up a meeting for ${namedIn(looked, next)}` : ''
  const earliest = first === null ? '' : `\nEarliest day that leaves enough notice: ${formatDay(first)}`
  return [section(`*${escapeText(kind.title)}*${who}${earliest}`, { accessory: button })]
}

/** The meetings that can be set up from here and for whom, with the first day that leaves enough notice. */
export function planBlocks(looked: CaseShown): KnownBlock[] {
  const { state, context: asked, acts } = looked
  if (!acts || state.status === 'closed') return []
  return asked.pathway.meetings.flatMap((kind) => planBlock(looked, kind))
}
