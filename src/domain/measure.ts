import type { Day } from './day.ts'
import { missingOn, stretchAt } from './open-days.ts'
import { type Reading, readRegister, type Session, type SessionCategory } from './sessions.ts'

export type { RegisterWeek, Session } from './sessions.ts'
export { sessions } from './sessions.ts'
export { atLeastShare, percentage, share } from './share.ts'
export { consecutiveDaysAbsent, daysLost, hoursLost } from './time-lost.ts'

/** A pupil's register over a window in whole sessions: `possible` = attended + authorised + unauthorised, and nothing is rounded. */
export type Measures = {
  readonly from: Day
  readonly to: Day
  readonly possible: number
  /** Present in school or attending elsewhere. */
  readonly attended: number
  readonly authorised: number
  /** Includes arrivals after the register closed and absences not yet explained. */
  readonly unauthorised: number
  /** Came before the register closed; among the attended. */
  readonly late: number
  /** No reason established yet; among the unauthorised. */
  readonly unexplained: number
  /** Nobody marked the session; never an absence. */
  readonly missing: number
  readonly firstUnauthorised: Day | null
  /** Marks that the codes of their day don't hold, each once; their sessions count nowhere. */
  readonly unknownCodes: readonly string[]
  /** Marks on shut days that would have counted had the school been open; ignored. */
  readonly onShutDays: readonly Session[]
  /** What to load where the window reaches beyond the known calendar, so that these figures can't be relied on; null when all is known. */
  readonly missingCalendar: string | null
}

function notKnown({ calendar, from, to }: Reading): string | null {
  const stretch = stretchAt(calendar, from)
  if (!stretch) return missingOn(calendar, from).missing
  return to <= stretch.to ? null : missingOn(calendar, to).missing
}

/**
 * What a pupil's register says over a window, both ends included, each session read by the codes in force on its own day.
 * A session off roll, outside compulsory school age or on a shut day is never counted; one that nobody marked is missing, not absent.
 */
export function measure(reading: Reading): Measures {
  const { sessions: all, onShutDays } = readRegister(reading)
  const of = (...wanted: SessionCategory[]) => all.filter((session) => wanted.includes(session.category))
  const attended = of('present', 'elsewhere').length
  const authorised = of('authorised').length
  const unauthorised = of('unauthorised')
  return {
    from: reading.from,
    to: reading.to,
    possible: attended + authorised + unauthorised.length,
    attended,
    authorised,
    unauthorised: unauthorised.length,
    late: all.filter((session) => session.late).length,
    unexplained: all.filter((session) => session.unexplained).length,
    missing: of('missing').length,
    firstUnauthorised: unauthorised[0]?.day ?? null,
    unknownCodes: [...new Set(of('unknown').map((session) => session.mark))],
    onShutDays,
    missingCalendar: notKnown(reading),
  }
}
