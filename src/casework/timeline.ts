import type { Recorded } from '../domain/case/event.ts'

/** What followed by itself from what somebody did: how many deadlines were set, met or dropped with it. */
export type Followed = { set: number; met: number; dropped: number }

/** One line of a case's timeline: what happened, who did it and when, and who recorded it when. */
export type TimelineLine = Pick<
  Recorded,
  'seq' | 'on' | 'by' | 'recordedBy' | 'recordedAt' | 'manner' | 'late'
> & {
  event: Recorded
  followed: Followed
}

const derived = { 'deadline-set': 'set', 'deadline-met': 'met', 'deadline-dropped': 'dropped' } as const

const partOf = (event: Recorded): keyof Followed | undefined =>
  event.type in derived ? derived[event.type as keyof typeof derived] : undefined

function lineOf(event: Recorded): TimelineLine {
  const { seq, on, by, recordedBy, recordedAt, manner, late } = event
  return {
    seq,
    on,
    by,
    recordedBy,
    recordedAt,
    manner,
    late,
    event,
    followed: { set: 0, met: 0, dropped: 0 },
  }
}

/**
 * The events of a case as lines, oldest first. Deadlines that were set, met or dropped by what somebody did are
 * counted on that line; a deadline that moved keeps a line of its own, because people had been told its day.
 */
export function timelineOf({ events }: { events: readonly Recorded[] }): TimelineLine[] {
  const lines: TimelineLine[] = []
  for (const event of events) {
    const part = partOf(event)
    const last = lines.at(-1)
    if (part === undefined || last === undefined) lines.push(lineOf(event))
    else last.followed[part] += 1
  }
  return lines
}
