import { handingOn } from '../pathway/options.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { CaseState } from './state.ts'

/** Was this case ever decided on an option that hands it on towards court, on this pathway or on one that it was moved from? `legal` sees it from then on. */
export function isReferred(pathway: Pathway, { decisions, earlier }: CaseState): boolean {
  const towards = handingOn(pathway).map(({ id }) => id)
  return earlier.some(({ referred }) => referred) || decisions.some(({ option }) => towards.includes(option))
}
