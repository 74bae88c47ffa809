import type { Condition, Countable, MeasureTest } from '../src/domain/pathway/condition.ts'

/** What is counted, in words that stand behind a number. */
export const countWords: Record<Countable, string> = {
  'unauthorised-sessions': 'unauthorised sessions',
  'absent-sessions': 'sessions of absence',
  'unexplained-sessions': 'sessions marked N (no reason known yet)',
  'missing-sessions': 'sessions with no mark',
  'unauthorised-share': 'unauthorised absence',
  'attendance-share': 'attendance',
}

const bound = (of: number | { of: number; in: number }) =>
  typeof of === 'number' ? String(of) : `${(of.of * 100) / of.in}%`

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
