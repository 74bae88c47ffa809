import type { Duration } from '../duration.ts'
import type { Condition, MeasureTest } from '../pathway/schema/condition.ts'
import { settledTest } from '../pathway/settled.ts'
import { type Counted, passes } from './counted.ts'
import { isPupilTest, pupilVerdict, type TestedPupil, type TestPlace, type Verdict } from './pupil-test.ts'
import type { Said } from './said.ts'

/** One pupil as they are tried: what their register comes to in each of the trial's windows, the pupil, and what was said. */
export type Tried = { counts: readonly Counted[]; pupil: TestedPupil; said: Said }

/** What a trial is made for: `at` tells which of the counts a test asks, by its place; -1 where none is its. */
export type TrialOf = {
  at: (test: MeasureTest) => number
  settings: Record<string, Duration | string>
  place: TestPlace
}

/**
 * How a trial takes what only a person can say: `strict` leaves the answer open, `lean` goes by the rest alone. What is not
 * on record stays open in both.
 */
export type Bearing = 'strict' | 'lean'

/** Which verdict of some decides about them all: the first of these that is among them. */
const order: Record<Bearing, Record<'all' | 'any', readonly Verdict[]>> = {
  strict: { all: [false, null, 'ask', true], any: [true, null, 'ask', false] },
  lean: { all: [false, null, true, 'ask'], any: [true, null, false, 'ask'] },
}

type Try = (one: Tried) => Verdict

/** What some verdicts come to together. */
export function joined(bearing: Bearing, of: 'all' | 'any', verdicts: readonly Verdict[]): Verdict {
  const deciding = order[bearing][of]
  const first = deciding.find((verdict) => verdicts.includes(verdict))
  return first === undefined ? (deciding.at(-1) ?? null) : first
}

function counting(test: MeasureTest, { at: placeOf, settings }: TrialOf): Try {
  const plain = settledTest(test, settings)
  const at = placeOf(test)
  return ({ counts }) => {
    const counted = counts[at]
    return counted === undefined ? null : passes(plain, counted)
  }
}

function asking({ asked }: { asked: string }): Try {
  return ({ said }) => {
    const answer = said[asked]?.answer
    return answer === 'yes' || (answer === 'no' ? false : 'ask')
  }
}

function together(of: 'all' | 'any', parts: readonly Condition[], made: TrialOf, bearing: Bearing): Try {
  const tries = parts.map((part) => trialOf(part, made, bearing))
  return (one) =>
    joined(
      bearing,
      of,
      tries.map((each) => each(one)),
    )
}

function reversed(inner: Try): Try {
  return (one) => {
    const verdict = inner(one)
    return typeof verdict === 'boolean' ? !verdict : verdict
  }
}

/** Makes a condition ready to be held against any number of pupils who have no case yet; it may only ask what is known of them. */
export function trialOf(condition: Condition, made: TrialOf, bearing: Bearing): Try {
  if ('all' in condition) return together('all', condition.all, made, bearing)
  if ('any' in condition) return together('any', condition.any, made, bearing)
  if ('not' in condition) return reversed(trialOf(condition.not, made, bearing))
  if ('measure' in condition) return counting(condition, made)
  if ('asked' in condition) return asking(condition)
  if (!isPupilTest(condition))
    throw new Error(`An entry test cannot ask for ${Object.keys(condition)[0]}: there is no case yet`)
  return ({ pupil }) => pupilVerdict(condition, pupil, made.place, made.settings)
}
