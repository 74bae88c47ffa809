import type { Condition, Countable, MeasureTest } from '../pathway/schema/condition.ts'
import { isRun } from './counted.ts'

const growing: ReadonlySet<Countable> = new Set([
  'unauthorised-sessions',
  'absent-sessions',
  'unauthorised-share',
])
const shrinking: ReadonlySet<Countable> = new Set(['attendance-share'])

function rises({ measure, at_least, at_most, below }: MeasureTest): boolean {
  if (isRun(measure)) return false
  if (growing.has(measure)) return at_most === undefined && below === undefined
  return !shrinking.has(measure) || at_least === undefined
}

/** Does a condition that some unauthorised sessions meet surely stand with more of them, in place of attended ones? */
export function risesWithAbsence(condition: Condition): boolean {
  if ('all' in condition) return condition.all.every(risesWithAbsence)
  if ('any' in condition) return condition.any.every(risesWithAbsence)
  if ('not' in condition) return false
  return !('measure' in condition) || rises(condition)
}
