import type { Recorded } from '../../src/domain/case/event.ts'
import { oldDaysOf } from '../../src/domain/case/put-off.ts'
import type { Meeting } from '../../src/domain/case/state.ts'
import { addDays, formatDay } from '../../src/domain/day.ts'
import { actions, type Message, message, section } from '../../src/kit/blocks.ts'
import { openCaseButton } from '../case.ts'
import type { CaseShown } from '../case-shown.ts'
import { openLog } from '../log/form.ts'
import { meetingTitle } from '../meeting/title.ts'
import { clock } from '../words.ts'

type Moved = Extract<Recorded, { type: 'meeting-moved' }>

const called = ({ state, names }: CaseShown) => `${state.id} (${names.pupil.initials})`

/** Somebody was told of the old day by letter, and a letter about the new one would come too late. */
function mustBeTold({ state, context: { facts } }: CaseShown, meeting: Meeting, was: string): boolean {
  const told = oldDaysOf(state, meeting.kind).some((old) => old.meeting === meeting.id)
  return told && was <= addDays(facts.today, 1)
}

const tellToday = 'Tell the family today: they may be about to come in. '

// Whoever reads along may be a parent of the family: where parents are apart, no message says when a meeting is.
function movedText(looked: CaseShown, { kind, day, at }: Moved, was: Meeting['on']): string {
  const apart = looked.names.parents.some((parent) => parent.apart)
  const title = meetingTitle(looked, kind)
  const moved = apart
    ? 'The school is shut on the day of a meeting, so the meeting was moved.'
    : `The school is shut on ${formatDay(was)}, so the ${title} moved to ${formatDay(day)} at ${clock(at)}.`
  return `${moved} Change the day if it does not suit, and send the new invitations.`
}

/** What the people of a meeting are told when the school is shut on its day: where it went, or that it needs a day. */
export function meetingShutMessage(looked: CaseShown, meeting: Meeting, event: Recorded | null): Message {
  const moved = event?.type === 'meeting-moved' ? event : null
  const was = meeting.earlier.find((one) => one.until === moved?.seq)?.on ?? meeting.on
  const stays =
    'The school is shut on the day of a meeting, and the calendar does not reach the next day that would do. Open the case and choose a day.'
  const says = moved === null ? stays : movedText(looked, moved, was)
  const urgent = mustBeTold(looked, meeting, was)
  const payload = { case: looked.state.id }
  const text = `${called(looked)}: ${urgent ? tellToday : ''}${says}`
  return message(text, [
    section(text),
    actions([
      openCaseButton.element({ text: 'Open the case', payload }),
      openLog.element({ text: 'Log a contact', payload, ...(urgent ? { style: 'primary' } : {}) }),
    ]),
  ])
}
