import { simpleConditions } from '../pathway/entry-over.ts'
import { partWith } from '../pathway/laid-over.ts'
import type { DeadlineKind, Pathway, Stage } from '../pathway/pathway.ts'
import type { CaseState } from './state.ts'

type Standing = { pathway: Pathway; state: Pick<CaseState, 'open'> }

/** The stages where a case stands that have a checklist: those of its own pathway first, then those of each track laid over it. */
export const openLists = ({ pathway, state }: Standing): Stage[] =>
  pathway.stages.filter(({ id, items }) => items.length > 0 && state.open.includes(id))

/** Is this stage's list, or something on it, what a deadline waits for? */
const isAsked = ({ id, items }: Stage, { met }: DeadlineKind): boolean =>
  simpleConditions(met).some((one) =>
    'answered' in one ? one.answered === id : 'done' in one && items.some((item) => item.id === one.done),
  )

/** The list that a deadline asks for: the one that it names, else one of the pathway or track that it belongs to, else the first that is open; undefined where none is. */
export function listFor(standing: Standing, deadline: string | undefined): Stage | undefined {
  const { pathway } = standing
  const lists = openLists(standing)
  const kind = pathway.deadlines.find(({ id }) => id === deadline)
  if (kind === undefined) return lists[0]
  const part = partWith(pathway, 'deadlines', kind.id)
  const own = lists.find(({ id }) => partWith(pathway, 'stages', id).id === part.id)
  return lists.find((stage) => isAsked(stage, kind)) ?? own ?? lists[0]
}
