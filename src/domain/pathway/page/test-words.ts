import type { Bound, Countable, MeasureTest } from '../schema/condition.ts'
import { fromSetting, type Told, valueWords } from './setting-words.ts'

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
  'days-running-unauthorised': 'school days of unauthorised absence in a row to date,',
  'days-running-absent': 'school days of absence in a row to date,',
}

type Says = (bound: string) => string
type Hows = Record<'at_least' | 'at_most' | 'below', Says>

const next = (n: string): string => String(Number(n) + 1)
const fewer: Says = (n) => (n === '1' ? 'no' : `fewer than ${n}`)
const orMore: Says = (n) => `${n === '1' ? 'one' : n} or more`
const atLeast: Says = (some) => `at least ${some}`
const lessThan: Says = (some) => `less than ${some}`

/** How a number or a share is bounded, in the words for a bound that holds and for one that does not. */
const hows: Record<'number' | 'share', Record<'holds' | 'fails', Hows>> = {
  number: {
    holds: { at_least: orMore, at_most: (n) => (n === '0' ? 'no' : `${n} or fewer`), below: fewer },
    fails: { at_least: fewer, at_most: (n) => orMore(next(n)), below: orMore },
  },
  share: {
    holds: { at_least: atLeast, at_most: (some) => `at most ${some}`, below: lessThan },
    fails: { at_least: lessThan, at_most: (some) => `more than ${some}`, below: atLeast },
  },
}

/** A bound as a number or a per cent, and the setting that it comes from. */
function numberOf(of: Bound, told: Told | undefined): { kind: 'number' | 'share'; n: string; from: string } {
  const kind = typeof of === 'object' && 'in' in of ? 'share' : 'number'
  const value = typeof of === 'object' && 'in' in of ? of.of : of
  const per = (n: number) => (typeof of === 'object' && 'in' in of ? `${(n * 100) / of.in}%` : String(n))
  if (typeof value === 'number') return { kind, n: per(value), from: '' }
  if (told === undefined) return { kind: 'share', n: `the school’s own ${kind} of`, from: '' }
  return { kind, n: per(Number(valueWords(told, value.setting))), from: fromSetting(told, value.setting) }
}

/** The bounds of a test in words, and the settings that they come from: “at least 80% and less than 95%”. */
export function boundsWords(test: MeasureTest, told?: Told, holds = true): { bounds: string; from: string } {
  const asked = (['at_least', 'at_most', 'below'] as const).flatMap((how) => {
    const bound = test[how]
    if (bound === undefined) return []
    const { kind, n, from } = numberOf(bound, told)
    return [{ words: hows[kind][holds ? 'holds' : 'fails'][how](n), from }]
  })
  return {
    bounds: asked.map(({ words }) => words).join(holds ? ' and ' : ' or '),
    from: asked.map(({ from }) => from).join(''),
  }
}

/** A test of the register in words: “at least 15% unauthorised absence”, “9 or more unauthorised sessions”. */
export function testWords(test: MeasureTest, told?: Told): string {
  const { bounds, from } = boundsWords(test, told)
  return `${bounds} ${countWords[test.measure]}${from}`
}
