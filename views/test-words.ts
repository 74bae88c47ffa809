import type { Bound, Condition, Countable, MeasureTest } from '../src/domain/pathway/condition.ts'

/** What is counted, in words that stand behind a number. */
export const countWords: Record<Countable, string> = {
  'unauthorised-sessions': 'unauthorised sessions',
  'authorised-sessions': 'authorised sessions',
  'late-sessions': 'late arrivals',
  'absent-sessions': 'sessions of absence',
  'unexplained-sessions': 'sessions marked N (no reason known yet)',
  'missing-sessions': 'sessions with no mark',
  'unauthorised-share': 'unauthorised absence',
  'attendance-share': 'attendance',
  'days-in-a-row-unauthorised': 'school days of unauthorised absence in a row',
  'days-running-unauthorised': 'school days of unauthorised absence in a row, up to now',
  'days-running-absent': 'school days of absence in a row, up to now',
}

function bound(of: Bound): string {
  if (typeof of === 'number') return String(of)
  if ('setting' in of) return 'what the school set'
  return typeof of.of === 'number' ? `${(of.of * 100) / of.in}%` : 'what the school set'
}

/** A test of the register in words: “unauthorised absence: at least 15%”. */
export function testWords({ measure, at_least, at_most, below }: MeasureTest): string {
  const parts = [
    ...(at_least === undefined ? [] : [`at least ${bound(at_least)}`]),
    ...(at_most === undefined ? [] : [at_most === 0 ? 'none' : `at most ${bound(at_most)}`]),
    ...(below === undefined ? [] : [`less than ${bound(below)}`]),
  ]
  return `${countWords[measure]}: ${parts.join(' and ')}`
}

/** A criterion in words: each of its tests, and whether one or all of them are asked. */
export function criterionWords(criterion: Condition): string {
  if ('any' in criterion) return criterion.any.map(criterionWords).join(', or ')
  if ('all' in criterion) return criterion.all.map(criterionWords).join(', and ')
  if ('not' in criterion) return `not “${criterionWords(criterion.not)}”`
  return 'measure' in criterion ? testWords(criterion) : ''
}
