import { previousSchoolWeeks } from '../calendar.ts'
import { addDays, type Day } from '../day.ts'
import { count } from '../duration.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { Facts } from './facts.ts'
import { type CaseState, meetingsOf } from './state.ts'

export type Window = { from: Day; to: Day } | { missing: string }

/**
 * The days a named window covers today. School weeks run back from the last whole week; a window from a
 * meeting runs to yesterday, so that an unfinished day is never counted as unmarked.
 */
export function windowOf(pathway: Pathway, state: CaseState | null, facts: Facts, id: string): Window {
  const window = pathway.windows[id]
  if (window === undefined) throw new Error(`Pathway ${pathway.id} has no window ${id}`)
  const yesterday = addDays(facts.today, -1)
  if ('from' in window) {
    const first = state === null ? undefined : meetingsOf(state, window.from.first_meeting)[0]
    if (first === undefined || first.on > yesterday) return { missing: window.from.first_meeting }
    return { from: first.on, to: yesterday }
  }
  if (window.last.unit === 'school-week') {
    const weeks = previousSchoolWeeks(facts.calendar, facts.today, window.last.n)
    return 'from' in weeks ? { from: weeks.from, to: weeks.to } : { missing: weeks.missing }
  }
  const from = count(facts.calendar, facts.today, 'before', window.last)
  return from.known ? { from: from.day, to: yesterday } : { missing: from.missing }
}
