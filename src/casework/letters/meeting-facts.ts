import { oldDayFor } from '../../domain/case/put-off.ts'
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

/** The day that this addressee was told of the letter's meeting and that no longer stands; nobody is told a day of anybody else's. */
export function oldDay({ loaded, kind, meeting }: Scene, addressee: string): LetterFacts['oldDay'] | null {
  const tells = loaded.context.pathway.meetings.some(({ invites }) => invites.includes(kind.id))
  if (meeting === null || !(tells || kind.to.startsWith('put-off-'))) return null
  const old = oldDayFor(loaded.state, meeting, addressee)
  return old === null ? null : { day: old.day, time: old.at }
}
