import { countsOf } from './counts.ts'
import type { AttendanceFacts } from './letter-facts.ts'
import { percentage, type Session } from './measure.ts'

/** The two codes that letters tell apart from the rest: illness, and arrival after the register closed. */
const illness = 'I'
const afterClose = 'U'

function hoursOf(sessionsLost: number, hoursPerDay: unknown): number | null {
  const hours = Number(hoursPerDay)
  return Number.isFinite(hours) && hours > 0 ? Math.round(sessionsLost * hours * 5) / 10 : null
}

const share = (n: number, possible: number): number | null => {
  const told = percentage(n, possible)
  return told === null ? null : Number.parseFloat(told)
}

/**
 * What a register says over a period, as papers tell it: an absence not yet explained stands apart from the unauthorised.
 * `hoursPerDay` is how long a school day lasts there; where it is not a number of hours, no hours are told.
 */
export function attendanceFactsOf(
  all: readonly Session[],
  period: Pick<AttendanceFacts, 'from' | 'to'>,
  hoursPerDay: unknown,
): AttendanceFacts {
  const { possible, attended, authorised, late, unexplained, missing, ...counts } = countsOf(all)
  const unauthorised = counts.unauthorised - unexplained
  const marked = (code: string) => all.filter(({ mark }) => mark === code).length
  const lateAfterClose = marked(afterClose)
  // Whoever came after the register closed was there: the law counts the session, but it is no half-day lost.
  const lost = authorised + counts.unauthorised - lateAfterClose
  return {
    ...period,
    possible,
    attended,
    authorised,
    illness: marked(illness),
    unauthorised,
    lateAfterClose,
    late,
    unexplained,
    missing,
    percentage: share(attended, possible),
    unauthorisedPercentage: share(unauthorised, possible),
    daysLost: lost / 2,
    hoursLost: hoursOf(lost, hoursPerDay),
    unauthorisedDays: unauthorised / 2,
  }
}
