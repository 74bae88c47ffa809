import type { Condition } from '../pathway/schema/condition.ts'
import { mostGiven } from '../penalty-notices.ts'
import type { Facts } from './facts.ts'
import { noticesElsewhere } from './parts/notice.ts'
import { isPupilTest, type PupilTest, pupilVerdict } from './pupil-test.ts'
import type { Unmet } from './refusal.ts'
import type { CaseState } from './state.ts'

type Asked = Extract<Condition, { asked: unknown }>

/** A condition that looks at the pupil and the school, or at what was said when the case was opened. */
export type OpeningTest = PupilTest | Asked

/** Does a condition look at the pupil and the school, or at what was said when the case was opened? */
export const isOpeningTest = (condition: Condition): condition is OpeningTest =>
  'asked' in condition || isPupilTest(condition)

function ofQuestion({ asked: question }: Asked, state: CaseState, wanted: boolean): Unmet[] {
  const said = state.entry.said[question]?.answer ?? null
  return said === (wanted ? 'yes' : 'no') ? [] : [{ unmet: 'asked', question, said, wanted }]
}

/** How many penalty notices one parent was given, or the most that any was; undefined where nobody kept them. */
const givenTo = ({ state, facts }: { state: CaseState; facts: Facts }, parent: string | undefined) => {
  if (facts.noticesOnRecord === undefined) return undefined
  const parents = parent === undefined ? facts.parents.map(({ id }) => id) : [parent]
  return mostGiven(parents, Object.values(state.notices), noticesElsewhere({ state, facts }), facts.today)
}

/** What keeps such a condition from being as it is wanted; what is not known is neither true nor false. */
export function unmetOfPupil(
  test: OpeningTest,
  { state, facts, parent }: { state: CaseState; facts: Facts; parent?: string | undefined },
  wanted = true,
): Unmet[] {
  if ('asked' in test) return ofQuestion(test, state, wanted)
  const place = { ...facts, notices: givenTo({ state, facts }, parent) }
  const verdict = pupilVerdict(test, facts.pupil, place, state.settings)
  return verdict === wanted ? [] : [{ unmet: 'pupil', test, known: typeof verdict === 'boolean', wanted }]
}
