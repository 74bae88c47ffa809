import { covers, isSchoolDay, nextSchoolDay } from '../../calendar.ts'
import { latest } from '../../day.ts'
import { firstDayAtLeast } from '../../duration.ts'
import type { Counted } from '../../open-days.ts'
import { durationOf } from '../addressees.ts'
import type { CaseEvent } from '../event.ts'
import { done, type Result } from '../refusal.ts'
import type { Meeting } from '../state.ts'
import type { Context } from '../unmet.ts'
import { movedTo } from './move-meeting.ts'

/** Does this meeting lie, today or later, on a day that the school has come to be shut on, and nobody chose it so? */
export function fallsOnShutDay({ facts }: Pick<Context, 'facts'>, meeting: Meeting): boolean {
  const { calendar, today } = facts
  const ahead = meeting.state === 'planned' && meeting.on >= today
  return ahead && !meeting.shut && covers(calendar, meeting.on) && !isSchoolDay(calendar, meeting.on)
}

/** The next school day to which a meeting can go from a day that is shut, the notice of its invitations counted from today. */
function nextDay({ pathway, state, facts }: Context, meeting: Meeting): Counted {
  const kind = pathway.meetings.find((one) => one.id === meeting.kind)
  if (kind === undefined) return { known: false, missing: '' }
  const { calendar, today } = facts
  const inTime = firstDayAtLeast(calendar, today, durationOf(state, kind.notice))
  const open = nextSchoolDay(calendar, meeting.on)
  if (!inTime.known) return inTime
  return open.known ? { known: true, day: latest(open.day, inTime.day) } : open
}

/**
 * What a changed calendar does to a case: each planned meeting on a day that is now shut goes to the next school day
 * that leaves enough notice, at its time and place. Where the calendar does not reach, it stays and the screens ask
 * for a day.
 */
export function recount(context: Context): Result<CaseEvent[]> {
  if (context.state.status === 'closed') return done([])
  const shut = Object.values(context.state.meetings).filter((meeting) => fallsOnShutDay(context, meeting))
  return done(
    shut.flatMap((meeting): CaseEvent[] => {
      const to = nextDay(context, meeting)
      const { at, place, attendees } = meeting
      const plan = { at, place, attendees, because: 'school-shut' as const }
      return to.known ? movedTo(context.state, meeting, { on: to.day, ...plan }) : []
    }),
  )
}
