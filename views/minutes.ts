import type { KnownBlock, ModalView } from '@slack/types'
import type { Meeting } from '../src/domain/case/state.ts'
import { formatDay } from '../src/domain/day.ts'
import { divider, section } from '../src/kit/blocks.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText, name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { packed, longText as whole } from './long-text.ts'
import { meetingTitle } from './meeting/title.ts'
import { aboutMeeting } from './meeting-screens.ts'
import { actionBlocks } from './minutes/agreed.ts'
import { defenceTitle } from './minutes/defence-words.ts'
import { isPrivate } from './minutes/said.ts'
import { nameOf, subjectWords } from './words.ts'

/** The minutes of a meeting for somebody who only reads them. */
export const minutesModal = defineModal({ id: 'meeting.minutes', context: aboutMeeting, fields: {} })

const roomForActions = { blocks: 66, bytes: 120_000 }

function headBlocks(looked: CaseShown, meeting: Meeting): KnownBlock[] {
  const { names, people } = looked
  const came = meeting.attendance
    .filter((one) => one.came)
    .map((one) => name(nameOf(one.who, names, meeting.attendees, people)))
  const title = `*${escapeText(meetingTitle(looked, meeting.kind))}*, ${formatDay(meeting.on)}`
  return packed([
    title,
    ...(came.length === 0 ? ['Nobody came'] : ['Came:', ...came.map((who) => `• ${who}`)]),
  ])
}

function saidBlocks(meeting: Meeting): KnownBlock[] {
  const pupil = isPrivate(meeting) ? 'Kept privately by the school.' : meeting.said.pupil
  const given = meeting.defences.map(({ defence, evidence }) => `${defenceTitle(defence)}. ${evidence}`)
  const texts = [
    [subjectWords.absences, meeting.said.absences],
    [subjectWords.parents, meeting.said.parents],
    [subjectWords.pupil, pupil],
    [subjectWords.school, meeting.said.school],
  ] as const
  return [
    ...texts.flatMap(([title, text]) => whole(`*${title}*\n`, text || '–')),
    ...given.flatMap((text) => whole('*What made it impossible to attend*\n', text)),
  ]
}

/** Draws the minutes for somebody who only reads them; what the pupil said in confidence is not among them. */
export function minutesView(
  looked: CaseShown,
  meeting: Meeting,
  { back }: { back: string | null },
): ModalView {
  return minutesModal.open({
    title: 'Minutes',
    context: { case: looked.state.id, meeting: meeting.id, back },
    blocks: [
      ...headBlocks(looked, meeting),
      ...saidBlocks(meeting),
      divider(),
      section('*Action plan*'),
      ...actionBlocks({ ...looked, acts: false }, meeting, roomForActions),
    ],
    close: 'Close',
  })
}
