import type { GoverningTests } from '../../src/domain/case/entry.ts'
import { testWords } from '../../src/domain/pathway/page/test-words.ts'
import type { Condition } from '../../src/domain/pathway/schema/condition.ts'

/** The tests that govern in words: their own titles, where they have any. */
export const governingWords = ({ of, tests }: GoverningTests): string =>
  tests.map(({ title, test }) => title ?? criterionWords(test)).join(of === 'any' ? ', or ' : ', and ')

/** What a criterion counts in the register, where no pathway is at hand to name the rest. */
function criterionWords(criterion: Condition): string {
  if ('any' in criterion) return criterion.any.map(criterionWords).join(', or ')
  if ('all' in criterion) return criterion.all.map(criterionWords).join(', and ')
  if ('not' in criterion) return `not “${criterionWords(criterion.not)}”`
  return 'measure' in criterion ? testWords(criterion) : ''
}
