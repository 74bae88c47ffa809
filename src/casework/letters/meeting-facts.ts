import type { Meeting } from '../../domain/case/state.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import { partIn } from './names.ts'
import type { Scene } from './scene.ts'

type MeetingFacts = NonNullable<LetterFacts['meeting']>

/** A meeting as a letter tells it: never who else was asked to come. Null where nobody is named to lead it. */
export function meetingFacts(scene: Scene, meeting: Meeting | null): MeetingFacts | null {
  if (meeting === null) return null
  const kind = scene.loaded.context.pathway.meetings.find((one) => one.id === meeting.kind)
  const chair = partIn(scene, meeting, 'chair')
  if (chair === null) return null
  return {
    title: kind?.title ?? meeting.kind,
    day: meeting.on,
    time: meeting.at,
    place: meeting.place,
    chair,
  }
}

/** The next planned meeting to which this very addressee is asked; a meeting with somebody else is never told. */
export function nextMeeting(scene: Scene, addressee: string): MeetingFacts | null {
  const { state, context } = scene.loaded
  const second = scene.kind.to === 'absent-parents' ? scene.kind.meeting : undefined
  const [next = null] = Object.values(state.meetings)
    .filter((meeting) => meeting.state === 'planned' && meeting.on >= context.facts.today)
    .filter((meeting) => meeting.id !== scene.meeting?.id)
    .filter((meeting) => second === undefined || meeting.kind === second)
    .filter((meeting) => meeting.attendees.some((one) => one.who === addressee))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  return meetingFacts(scene, next)
}
