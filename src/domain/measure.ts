import { type Counts, countsOf } from './counts.ts'
import type { Day } from './day.ts'
import { missingOn, stretchAt } from './open-days.ts'
import { type Reading, readRegister, type Session } from './sessions.ts'

export type { RegisterWeek, Session } from './sessions.ts'
export { sessions } from './sessions.ts'
export { atLeastShare, percentage, share } from './share.ts'
export { consecutiveDaysAbsent, daysLost, hoursLost } from './time-lost.ts'

/** A pupil's register over a window in whole sessions; nothing is rounded. */
export type Measures = Counts & {
  readonly from: Day
  readonly to: Day
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

/** What a register that was read already says over its window. */
export function measured(
  reading: Reading,
  { sessions: all, onShutDays }: ReturnType<typeof readRegister>,
): Measures {
  return {
    from: reading.from,
    to: reading.to,
    ...countsOf(all),
    firstUnauthorised: all.find(({ category }) => category === 'unauthorised')?.day ?? null,
    unknownCodes: [...new Set(all.filter(({ category }) => category === 'unknown').map(({ mark }) => mark))],
    onShutDays,
    missingCalendar: notKnown(reading),
  }
}

/**
 * What a pupil's register says over a window, both ends included, each session read by the codes in force on its own day.
 * A session off roll, outside compulsory school age or on a shut day is never counted; one that nobody marked is missing, not absent.
 */
export function measure(reading: Reading): Measures {
  return measured(reading, readRegister(reading))
}
