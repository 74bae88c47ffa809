import { decisionsAt } from '../pathway/options.ts'
import { stopped } from './parts/ending.ts'
import type { Context } from './unmet.ts'
import { type Weighed, weigh } from './verbs/decide-option.ts'

/** What the pathway proposes now: options of which its source says that they follow, at decisions that can be made. Nobody is spared deciding. */
export function proposals(context: Context): Weighed[] {
  const { pathway, state } = context
  if (state.status === 'closed' || stopped(state) || decisionsAt(pathway, state.open).length === 0) return []
  return weigh(context).filter(({ proposed }) => proposed)
}
