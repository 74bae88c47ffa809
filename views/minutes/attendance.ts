import type { KnownBlock, ModalView } from '@slack/types'
import type { Attendance, Attendee } from '../../src/domain/case/event.ts'
import type { Meeting } from '../../src/domain/case/state.ts'
import { actions, atMost, context } from '../../src/kit/blocks.ts'
import { choice, text, time } from '../../src/kit/field.ts'
import { each } from '../../src/kit/field-kind.ts'
import { limits } from '../../src/kit/limits.ts'
import { defineModal } from '../../src/kit/modal.ts'
import type { CaseShown } from '../case-shown.ts'
import { aboutMeeting, beforeOneApart, type ScreenShown, screenHead } from '../meeting-screens.ts'
import { typedInByFields, typedInOfMeeting, typeInMeetingButton } from '../typed-in.ts'
import { nameOf, partOf, some } from '../words.ts'

/** How somebody came, or did not. */
export const comings = ['here', 'late', 'left-early', 'not-here'] as const
export type Coming = (typeof comings)[number]

/** Who is here: the first screen of a meeting. */
export const attendanceModal = defineModal({
  id: 'meeting.hold',
  context: aboutMeeting,
  fields: {
    came: each(choice(comings)),
    at: each(time()),
    reason: each(text()),
    also: text(),
    ...typedInByFields,
  },
})

const comingWords = [
  { value: 'here', text: 'Here' },
  { value: 'late', text: 'Late' },
  { value: 'left-early', text: 'Left early' },
  { value: 'not-here', text: 'Not here' },
] as const

/** What a window holds that is not kept yet: how each person came, as it was just chosen. */
export type Chosen = ReadonlyMap<string, Coming>

/** How somebody is recorded to have come; somebody of whom nothing is said yet is taken to be here until Next is pressed. */
function comingOf(known: Attendance | undefined): Coming {
  if (known === undefined) return 'here'
  if (!known.came) return 'not-here'
  if (known.late) return 'late'
  return known.leftEarly ? 'left-early' : 'here'
}

const timed = (given: string | true | undefined) => (typeof given === 'string' ? given : null)

function timeBlocks(one: Attendee, coming: Coming, known: Attendance | undefined): KnownBlock[] {
  if (coming !== 'late' && coming !== 'left-early') return []
  const late = coming === 'late'
  const label = late ? 'Came at, if you know' : 'Left at, if you know'
  const initial = timed(late ? known?.late : known?.leftEarly)
  return [attendanceModal.fields.at.block({ key: `${one.who}~${coming}`, label, initial, optional: true })]
}

function reasonBlocks(one: Attendee, coming: Coming, known: Attendance | undefined): KnownBlock[] {
  if (coming !== 'not-here' || one.as !== 'parent') return []
  const reason = attendanceModal.fields.reason.block({
    key: one.who,
    label: 'Did they give a good reason? Write it here',
    hint: 'With a good reason they are offered another meeting and get no letter about this one.',
    initial: known?.reason,
    optional: true,
    max: 500,
  })
  return [reason]
}

function attendeeBlocks({ names, people }: CaseShown, meeting: Meeting, one: Attendee, chosen: Chosen) {
  const known = meeting.attendance.find((was) => was.who === one.who)
  const coming = chosen.get(one.who) ?? comingOf(known)
  const who = nameOf(one.who, names, meeting.attendees, people)
  const label = `${who} (${partOf(one)})`
  const came = attendanceModal.fields.came.block({
    key: one.who,
    label,
    choices: comingWords,
    initial: coming,
    as: 'radio',
    dispatch: true,
  })
  return [came, ...timeBlocks(one, coming, known), ...reasonBlocks(one, coming, known)]
}

const more = (left: number) => `${some(left, 'more answer')} do not fit here: invite fewer people next time.`
/** The head, and the box for who came as well. */
const around = 16

/** Draws who is here: everybody who was asked, taken to be here until somebody says otherwise. */
export function attendanceView(
  looked: CaseShown,
  meeting: Meeting,
  shown: ScreenShown,
  chosen: Chosen = new Map(),
): ModalView {
  const { back, asks = false, paper = null } = shown
  const people = meeting.attendees.flatMap((one) => attendeeBlocks(looked, meeting, one, chosen))
  const also = attendanceModal.fields.also.block({
    label: 'Somebody else is here',
    hint: 'Their name, or @ and their Slack name. They are added when you press Next.',
    optional: true,
    max: 150,
  })
  return attendanceModal.open({
    title: 'Who is here',
    context: { case: looked.state.id, meeting: meeting.id, back, asks, paper },
    blocks: [
      ...screenHead(looked, meeting, 'here', shown),
      ...atMost(people, limits.screenBlocks - around, more),
      also,
      ...(paper === null ? [] : typedInOfMeeting(attendanceModal.fields, paper)),
      actions([typeInMeetingButton(paper !== null, { case: looked.state.id, meeting: meeting.id })]),
      context('Nothing is recorded until you press Next.'),
    ],
    submit: 'Next',
    close: 'Finish later',
    clearOnClose: beforeOneApart(looked, shown),
  })
}
