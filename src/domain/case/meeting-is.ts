import { parentsAt } from './owed.ts'
import { type CaseState, latestHeld, latestMeeting, type Meeting, meetingsOf } from './state.ts'

/** A case and, where one meeting of it is spoken of, which. */
type About = { state: CaseState; about?: string | undefined }

// A further meeting that is only planned does not undo that the one before it was held; of one offer, each meeting counts.
function meetingsMeant(kind: string, is: string, { state, about }: About): Meeting[] {
  const named = about === undefined ? undefined : state.meetings[about]
  if (named?.kind === kind) return [named]
  const latest = is === 'planned' ? latestMeeting(state, kind) : latestHeld(state, kind)
  return latest === null ? [] : meetingsOf(state, kind).filter((meeting) => meeting.offer === latest.offer)
}

/** Do the meetings of a kind that are meant stand so: the one that is spoken of, else all of the latest offer? */
export function meetingIs(kind: string, is: string, context: About): boolean {
  const meant = meetingsMeant(kind, is, context)
  if (meant.length === 0 || is === 'planned') return meant.length > 0
  const held = meant.filter((meeting) => meeting.state === 'held')
  if (is === 'held') return held.length === meant.length
  const came = held.flatMap((meeting) =>
    meeting.attendance.filter((one) => parentsAt(meeting).includes(one.who)),
  )
  return is === 'attended' ? came.some((one) => one.came) : came.some((one) => !one.came && !one.goodReason)
}
