import { simpleConditions } from '../entry-over.ts'
import type { Pathway, Stage } from '../pathway.ts'
import type { Condition } from '../schema/condition.ts'
import type { PathwayFault } from './fault.ts'

/** Words of conditions that name a stage, a letter or the like, which has a source of its own. */
const sourced = [
  'answered',
  'done',
  'been',
  'sent',
  'meeting',
  'decided',
  'recorded',
  'reached',
  'asked',
  'breached',
]

const hasSource = (need: Condition): boolean =>
  simpleConditions(need).every((one) => sourced.some((word) => word in one))

function wayFaults({ id, next }: Stage, s: number): PathwayFault[] {
  return next.flatMap(({ to, way = 'on', needs, source }, n) => {
    const silent = source === undefined && (way !== 'on' || !needs.every(hasSource))
    return silent
      ? [{ at: `stages.${s}.next.${n}.source`, says: `the way from ${id} to ${to} has no source` }]
      : []
  })
}

/** Ways that name nothing with a source and have none themselves. */
export const sourceFaults = ({ stages }: Pathway): PathwayFault[] => stages.flatMap(wayFaults)
