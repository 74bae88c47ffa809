import { addDays, type Day } from '../day.ts'
import { type Duration, inMonthsOf } from '../duration.ts'
import { lookBack } from '../look-back.ts'
import { stretchAt } from '../open-days.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { WindowKind } from '../pathway/schema/window.ts'
import { type PeriodUnit, periodsOf } from '../school-periods.ts'
import { type Anchoring, anchored } from './anchors.ts'
import type { Facts } from './facts.ts'
import { type CaseState, type Meeting, meetingsOf } from './state.ts'

export type Window = { from: Day; to: Day } | { missing: string }
type Settings = Readonly<Record<string, Duration | string>>
type Between = Extract<WindowKind, { from: unknown }>

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

/** The meeting whose first offer a window begins with; null where it begins otherwise. */
export function beginsWith({ windows }: Pathway, id: string): string | null {
  const window = windows[id]
  if (window === undefined || !('from' in window)) return null
  if ('first_meeting' in window.from) return window.from.first_meeting
  return 'held' in window.from ? window.from.held : null
}

/** The days between what a window begins with, the latest time that it happened, and what it ends with, or yesterday. */
function between(asked: Anchoring, { from, to }: Between, yesterday: Day): Window {
  if ('first_meeting' in from) return { missing: from.first_meeting }
  const begun = anchored(asked, from).at(-1)
  const last = to === undefined ? undefined : endOf(asked, to)
  if (begun === undefined || begun.day > yesterday) return { missing: Object.values(from).join(' ') }
  return { from: begun.day, to: last === undefined || last > yesterday ? yesterday : last }
}

/** The last day of a window that ends with something: the day before its deadline's, or the day it happened; undefined while neither is known. */
function endOf(asked: Anchoring, to: NonNullable<Between['to']>): Day | undefined {
  if (!('due' in to)) return anchored(asked, to).at(-1)?.day
  const due = Object.values(asked.state.deadlines).filter(({ kind }) => kind === to.due)
  const on = due.at(-1)?.due
  return on ? addDays(on, -1) : undefined
}

function thisPeriod({ calendar }: Pick<Facts, 'calendar'>, unit: PeriodUnit, yesterday: Day): Window {
  const stretch = stretchAt(calendar, yesterday)
  const period = stretch && periodsOf(stretch, unit).filter(({ first }) => first <= yesterday)
  const first = period?.at(-1)?.first
  return first === undefined ? { missing: `this ${unit}` } : { from: first, to: yesterday }
}

/** The days of a window that needs no case: the last so many of something, or what is under way. */
export function dayWindow(
  window:
    | Pick<Extract<WindowKind, { last: unknown }>, 'last' | 'so_far'>
    | Pick<Extract<WindowKind, { this: unknown }>, 'this'>,
  facts: Pick<Facts, 'calendar' | 'today'>,
  settings: Settings,
): Window {
  if ('this' in window) return thisPeriod(facts, window.this, addDays(facts.today, -1))
  const days = lookBack(facts.calendar, facts.today, inMonthsOf(window.last, settings), window.so_far)
  return days.known ? { from: days.from, to: days.to } : { missing: days.missing }
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
  if (!('from' in window)) return dayWindow(window, facts, state?.settings ?? {})
  const yesterday = addDays(facts.today, -1)
  const meeting = beginsWith(pathway, id)
  if (meeting !== null && window.to === undefined) return sinceMeeting(state, meeting, yesterday, parents)
  return state === null ? { missing: id } : between({ pathway, state, facts }, window, yesterday)
}
