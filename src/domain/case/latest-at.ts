import type { Pathway } from '../pathway/pathway.ts'
import type { CaseState, Decision } from './state.ts'

/** The latest standing decision at one of the pathway's decision points, or at any of several; null where none was made there. */
export function latestAt(
  { decisions }: Pathway,
  state: CaseState,
  point: string | readonly string[] | undefined,
): Decision | null {
  const points = typeof point === 'string' ? [point] : (point ?? [])
  const options = decisions.filter(({ id }) => points.includes(id)).flatMap((one) => one.options)
  const made = state.decisions.filter(
    (decision) => !decision.overtaken && options.some(({ id }) => id === decision.option),
  )
  return made.at(-1) ?? null
}
