import type { Pathway } from '../pathway/pathway.ts'
import type { CaseState, Decision } from './state.ts'

/** The latest standing decision at one of the pathway's decision points; null where none was made there. */
export function latestAt(
  { decisions }: Pathway,
  state: CaseState,
  point: string | undefined,
): Decision | null {
  const options = decisions.find(({ id }) => id === point)?.options ?? []
  const made = state.decisions.filter(
    (decision) => !decision.overtaken && options.some(({ id }) => id === decision.option),
  )
  return made.at(-1) ?? null
}
