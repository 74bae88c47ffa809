import { conditionWords } from '../pathway/page/condition-words.ts'
import type { Told } from '../pathway/page/setting-words.ts'
import { testWords } from '../pathway/page/test-words.ts'
import type { Condition } from '../pathway/schema/condition.ts'

/** A criterion in words, its windows left to what stands around it: each of its tests, and whether one or all of them are asked. */
export function criterionWords(criterion: Condition, told: Told): string {
  if ('any' in criterion) return criterion.any.map((one) => criterionWords(one, told)).join(', or ')
  if ('all' in criterion) return criterion.all.map((one) => criterionWords(one, told)).join(', and ')
  return 'measure' in criterion ? testWords(criterion, told) : conditionWords(criterion, told)
}
