import { decisionOf } from './options.ts'
import type { DeadlineKind, Pathway } from './pathway.ts'
import type { PathwayFault } from './pathway-fault.ts'
import { reachableMeetings, reachableStages } from './reach.ts'

function countFaults({ id, count, direction }: DeadlineKind): string[] {
  if (direction === 'on') return count === undefined ? [] : [`${id} is on a day and counts nothing`]
  return count === undefined ? [`${id} says ${direction} but not by how much`] : []
}

// Only a planned meeting or a recorded day can lie ahead; the rest have happened when they are known.
function passedFaults({ id, anchor, direction }: DeadlineKind): string[] {
  const ahead = 'planned' in anchor || 'recorded' in anchor
  return ahead || direction === 'after' ? [] : [`${id} would fall on a day that has passed`]
}

function dayFaults(pathway: Pathway, { anchor }: DeadlineKind): string[] {
  if (!('recorded' in anchor)) return []
  const record = pathway.records.find(({ id }) => id === anchor.recorded)
  if (record === undefined) return []
  const isDay = record.fields.some(({ id, kind }) => id === anchor.day && kind === 'day')
  return isDay ? [] : [`${record.id} has no day called ${anchor.day}`]
}

const isMeeting = (anchor: DeadlineKind['anchor']): boolean =>
  ['planned', 'held', 'missed', 'called_off'].some((word) => word in anchor)

function happens(pathway: Pathway, { anchor }: DeadlineKind): boolean {
  const stages = reachableStages(pathway)
  if ('entered' in anchor) return stages.has(anchor.entered)
  if ('decided' in anchor)
    return anchor.decided.some((option) => stages.has(decisionOf(pathway, option)?.stage ?? ''))
  if ('recorded' in anchor)
    return pathway.records.some(({ id, stage }) => id === anchor.recorded && stages.has(stage))
  if (!isMeeting(anchor)) return true
  return Object.values(anchor).some((meeting) => reachableMeetings(pathway).has(meeting))
}

function isKnown(pathway: Pathway, { anchor }: DeadlineKind): boolean {
  if ('entered' in anchor) return pathway.stages.some(({ id }) => id === anchor.entered)
  if ('recorded' in anchor) return pathway.records.some(({ id }) => id === anchor.recorded)
  if (!isMeeting(anchor)) return true
  return Object.values(anchor).some((meeting) => pathway.meetings.some(({ id }) => id === meeting))
}

/** Deadlines that can't be counted, or that hang on something that never happens. */
export function deadlineFaults(pathway: Pathway): PathwayFault[] {
  return pathway.deadlines.flatMap((deadline, n) => {
    const never = isKnown(pathway, deadline) && !happens(pathway, deadline)
    const anchor = [...passedFaults(deadline), ...dayFaults(pathway, deadline)]
    if (never) anchor.push(`${deadline.id} hangs on something that never happens`)
    return [
      ...anchor.map((says) => ({ at: `deadlines.${n}.anchor`, says })),
      ...countFaults(deadline).map((says) => ({ at: `deadlines.${n}.direction`, says })),
    ]
  })
}
