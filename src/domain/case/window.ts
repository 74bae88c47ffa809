import { addDays, type Day } from '../day.ts'
import { lookBack } from '../look-back.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { Facts } from './facts.ts'
import { type CaseState, type Meeting, meetingsOf } from './state.ts'

export type Window = { from: Day; to: Day } | { missing: string }

/** The first meeting of a kind that stands, with whichever parent; given some of them, the first to which one is asked. */
function firstMeeting(state: CaseState, kind: string, parents?: readonly string[]): Meeting | null {
  const all = meetingsOf(state, kind).filter(
    ({ attendees }) => parents === undefined || attendees.some((one) => parents.includes(one.who)),
  )
  const [first = null] = all
    .filter((meeting) => meeting.offer === all[0]?.offer)
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
  return first
}

function sinceMeeting(
  state: CaseState | null,
  kind: string,
  yesterday: Day,
  parents?: readonly string[],
): Window {
  const first = state === null ? null : firstMeeting(state, kind, parents)
  return first === null || first.on > yesterday ? { missing: kind } : { from: first.on, to: yesterday }
}

/**
 * The days a named window covers today. School weeks run back from the last whole week; a window from a
 * meeting runs to yesterday, so that an unfinished day is never counted as unmarked. Given some parents, it runs from
 * the first meeting to which one of them is asked.
 */
export function windowOf(
  pathway: Pathway,
  state: CaseState | null,
  facts: Pick<Facts, 'calendar' | 'today'>,
  id: string,
  parents?: readonly string[],
): Window {
  const window = pathway.windows[id]
  if (window === undefined) throw new Error(`Pathway ${pathway.id} has no window ${id}`)
  const yesterday = addDays(facts.today, -1)
  if ('from' in window) return sinceMeeting(state, window.from.first_meeting, yesterday, parents)
  const days = lookBack(facts.calendar, facts.today, window.last)
  return days.known ? { from: days.from, to: days.to } : { missing: days.missing }
}
