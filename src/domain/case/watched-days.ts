import { addDays } from '../day.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { MeasureTest } from '../pathway/schema/condition.ts'
import { isRun } from './counted.ts'
import type { Facts } from './facts.ts'
import type { CaseState } from './state.ts'
import { type Window, windowOf } from './window.ts'

/** Where a test is asked, and whether a watch asks it. */
type Asking = {
  pathway: Pathway
  state: CaseState
  facts: Pick<Facts, 'calendar' | 'today'>
  watching?: boolean | undefined
}

/**
 * The days over which a test counts. A window runs to yesterday, as an unfinished day would be counted as unmarked; for a
 * watch a run of days goes on to today, as runs end with the last session that is marked: so a first day of absence is told
 * on that day, once its register is in.
 */
export function watchedDays(
  { measure, over }: MeasureTest,
  { pathway, state, facts, watching }: Asking,
): Window {
  const { calendar, today } = facts
  const asOf = watching && isRun(measure) ? addDays(today, 1) : today
  return windowOf(pathway, state, { calendar, today: asOf }, over)
}
