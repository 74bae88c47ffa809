import { latestAt } from '../../domain/case/latest-at.ts'
import { type Decision, standingDecision } from '../../domain/case/state.ts'
import { simpleConditions } from '../../domain/pathway/entry-over.ts'
import type { Scene } from './scene.ts'

/** The standing decision that a letter tells: the latest at the decision that it names, else the one that unlocks it, else the latest of all; null where none was made. */
export function toldDecision({ loaded, kind }: Pick<Scene, 'loaded' | 'kind'>): Decision | null {
  const { state, context } = loaded
  if (kind.tells !== undefined) return latestAt(context.pathway, state, kind.tells)
  const waits = kind.unlocks === undefined ? [] : simpleConditions(kind.unlocks)
  const options = waits.flatMap((one) => ('decided' in one ? one.decided : []))
  if (options.length === 0) return standingDecision(state)
  const made = state.decisions.filter(({ option, overtaken }) => !overtaken && options.includes(option))
  return made.at(-1) ?? null
}
