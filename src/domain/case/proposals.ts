import { decisionOf, decisionsAt } from '../pathway/options.ts'
import { latestAt } from './latest-at.ts'
import { stopped } from './parts/ending.ts'
import { standingBreach } from './parts/watch.ts'
import type { Context } from './unmet.ts'
import { type Weighed, weigh } from './verbs/decide-option.ts'

/** Has somebody decided here since the breach was raised that it rests on? Then they have heard of it, and it waits for the next one. */
function isHeard({ pathway, state }: Context, { option }: Weighed): boolean {
  const raised = (option.proposed ?? []).flatMap((one) =>
    'breached' in one ? (standingBreach(state, one.breached)?.seq ?? []) : [],
  )
  const last = latestAt(pathway, state, decisionOf(pathway, option.id)?.id)
  return raised.length > 0 && last !== null && raised.every((seq) => seq < last.seq)
}

/** What the pathway proposes now: options of which its source says that they follow, at decisions that can be made. Nobody is spared deciding. */
export function proposals(context: Context): Weighed[] {
  const { pathway, state } = context
  if (state.status === 'closed' || stopped(state) || decisionsAt(pathway, state.open).length === 0) return []
  return weigh(context).filter((one) => one.proposed && !isHeard(context, one))
}
