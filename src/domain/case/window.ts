import { previousSchoolWeeks } from '../calendar.ts'
import { addDays, type Day } from '../day.ts'
import { count, type Duration } from '../duration.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { Facts } from './facts.ts'
import { type CaseState, meetingsOf } from './state.ts'

export type Window = { from: Day; to: Day } | { missing: string }

function sinceMeeting(state: CaseState | null, kind: string, yesterday: Day): Window {
  const first = state === null ? undefined : meetingsOf(state, kind)[0]
  return first === undefined || first.on > yesterday ? { missing: kind } : { from: first.on, to: yesterday }
}

function lookingBack(facts: Facts, last: Duration, yesterday: Day): Window {
  if (last.unit === 'school-week') {
    const weeks = previousSchoolWeeks(facts.calendar, facts.today, last.n)
    return 'from' in weeks ? { from: weeks.from, to: weeks.to } : { missing: weeks.missing }
  }
  const from = count(facts.calendar, facts.today, 'before', last)
  return from.known ? { from: from.day, to: yesterday } : { missing: from.missing }
}

/**
 * The days a named window covers today. School weeks run back from the last whole week; a window from a
 * meeting runs to yesterday, so that an unfinished day is never counted as unmarked.
 */
export function windowOf(pathway: Pathway, state: CaseState | null, facts: Facts, id: string): Window {
  const window = pathway.windows[id]
  if (window === undefined) throw new Error(`Pathway ${pathway.id} has no window ${id}`)
  const yesterday = addDays(facts.today, -1)
  if ('from' in window) return sinceMeeting(state, window.from.first_meeting, yesterday)
  return lookingBack(facts, window.last, yesterday)
}
