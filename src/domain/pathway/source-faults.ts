import type { Condition } from './condition.ts'
import { simpleConditions } from './entry-over.ts'
import type { Pathway, Stage } from './pathway.ts'
import type { PathwayFault } from './pathway-fault.ts'

function blankSources(value: unknown, at: string[] = []): PathwayFault[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, part]) => {
    const place = [...at, key]
    const blank = key === 'source' && typeof part === 'string' && part.trim() === ''
    return blank ? [{ at: place.join('.'), says: 'the source is blank' }] : blankSources(part, place)
  })
}

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

/** Sources that are blank, and ways that name nothing with a source and have none themselves. */
export const sourceFaults = (pathway: Pathway): PathwayFault[] => [
  ...blankSources(pathway),
  ...pathway.stages.flatMap(wayFaults),
]
