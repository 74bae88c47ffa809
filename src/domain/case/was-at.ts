import type { Day } from '../day.ts'
import type { CaseState } from './state.ts'

/** Was the case at a stage? Where a deadline asks, since the day that it is counted from: a stage of an earlier round meets nothing. */
export function wasAt({ visits }: CaseState, stage: string, since?: Day, after = 0): boolean {
  const visit = visits[stage]
  if (visit === undefined || since === undefined) return visit !== undefined
  // A first visit keeps no number of its event: of the same day, it counts.
  return visit.on > since || (visit.on === since && (visit.seq ?? after + 1) > after)
}
