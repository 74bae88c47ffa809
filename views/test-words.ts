import type { GoverningTests } from '../src/domain/case/entry.ts'
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

type Says = (bound: string) => string

const ofNumbers: Record<'at_least' | 'at_most' | 'below', Says> = {
  at_least: (n) => `${n} or more`,
  at_most: (n) => (n === '0' ? 'no' : `${n} or fewer`),
  below: (n) => `fewer than ${n}`,
}

const ofOthers: typeof ofNumbers = {
  at_least: (some) => `at least ${some}`,
  at_most: (some) => `at most ${some}`,
  below: (some) => `less than ${some}`,
}

function boundWords(how: keyof typeof ofNumbers, of: Bound): string {
  if (typeof of === 'number') return ofNumbers[how](String(of))
  if ('setting' in of) return ofOthers[how]('the school’s own number of')
  return ofOthers[how](typeof of.of === 'number' ? `${(of.of * 100) / of.in}%` : 'the school’s own share of')
}

/** A test of the register in words: “at least 15% unauthorised absence”, “9 or more unauthorised sessions”. */
export function testWords({ measure, ...bounds }: MeasureTest): string {
  const asked = (['at_least', 'at_most', 'below'] as const).flatMap((how) => {
    const bound = bounds[how]
    return bound === undefined ? [] : [boundWords(how, bound)]
  })
  return `${asked.join(' and ')} ${countWords[measure]}`
}

/** The tests that govern in words: their own titles, where they have any. */
export const governingWords = ({ of, tests }: GoverningTests): string =>
  tests.map(({ title, test }) => title ?? criterionWords(test)).join(of === 'any' ? ', or ' : ', and ')

/** A criterion in words: each of its tests, and whether one or all of them are asked. */
export function criterionWords(criterion: Condition): string {
  if ('any' in criterion) return criterion.any.map(criterionWords).join(', or ')
  if ('all' in criterion) return criterion.all.map(criterionWords).join(', and ')
  if ('not' in criterion) return `not “${criterionWords(criterion.not)}”`
  return 'measure' in criterion ? testWords(criterion) : ''
}
