import type { Day } from '../day.ts'
import { count } from '../duration.ts'
import type { DeadlineKind } from '../pathway/pathway.ts'
import { absentParents, durationOf } from './addressees.ts'
import type { CaseEvent } from './event.ts'
import { type Context, unmetOf } from './holds.ts'
import { type CaseState, type Deadline, meetingsOf } from './state.ts'

/** One deadline as it should stand: what it hangs on, the day it falls due, and whether it has been met or is moot. */
type Wanted = {
  id: string
  kind: string
  subject: string
  due: Day | null
  missing: string | null
  met: boolean
  moot: boolean
}
type Anchor = { subject: string; day: Day; meeting?: string | undefined }

/** The kind under which an agreed action's own day is kept; no pathway declares it. */
export const actionDeadline = 'action'

function anchors({ pathway, state, facts }: Context, kind: DeadlineKind): Anchor[] {
  const { anchor } = kind
  if ('entered' in anchor) {
    const visit = state.visits[anchor.entered]
    return visit === undefined ? [] : [{ subject: `visit-${visit.visit}`, day: visit.on }]
  }
  if ('recorded' in anchor) {
    const day = state.records[anchor.recorded]?.values[anchor.day]
    return day ? [{ subject: anchor.recorded, day: day as Day }] : []
  }
  if ('decided' in anchor) {
    return state.decisions
      .filter((decision) => anchor.decided.includes(decision.option))
      .map((decision) => ({ subject: decision.id, day: decision.review?.by ?? decision.on }))
  }
  const of = 'planned' in anchor ? anchor.planned : 'held' in anchor ? anchor.held : anchor.missed
  const meetings = meetingsOf(state, of).filter((meeting) => 'planned' in anchor || meeting.state === 'held')
  return meetings
    .filter((meeting) => !('missed' in anchor) || absentParents(pathway, state, facts, meeting).length > 0)
    .map((meeting) => ({ subject: meeting.id, day: meeting.on, meeting: meeting.id }))
}

function dueOn(
  context: Context,
  kind: DeadlineKind,
  anchor: Anchor,
): { due: Day | null; missing: string | null } {
  if (kind.direction === 'on' || kind.count === undefined) return { due: anchor.day, missing: null }
  const decision = context.state.decisions.find((one) => one.id === anchor.subject)
  const from = decision?.on ?? anchor.day
  const counted = count(context.facts.calendar, from, kind.direction, durationOf(context.state, kind.count))
  return counted.known ? { due: counted.day, missing: null } : { due: null, missing: counted.missing }
}

function moot({ state }: Context, kind: DeadlineKind, anchor: Anchor): boolean {
  if (state.status === 'closed') return true
  if ('planned' in kind.anchor) return state.meetings[anchor.subject]?.state === 'held'
  if (!('decided' in kind.anchor)) return false
  const decision = state.decisions.find((one) => one.id === anchor.subject)
  return decision === undefined || decision.overtaken || decision !== state.decisions.at(-1)
}

function wantedOf(context: Context, kind: DeadlineKind): Wanted[] {
  return anchors(context, kind).map((anchor) => {
    const asked = { ...context, about: anchor.meeting, since: anchor.day }
    const met = unmetOf(kind.met, asked).length === 0
    const id = `${kind.id}:${anchor.subject}`
    return {
      id,
      kind: kind.id,
      subject: anchor.subject,
      ...dueOn(context, kind, anchor),
      met,
      moot: moot(context, kind, anchor),
    }
  })
}

function wantedActions(state: CaseState): Wanted[] {
  return Object.values(state.actions).map((action) => ({
    id: `${actionDeadline}:${action.id}`,
    kind: actionDeadline,
    subject: action.id,
    due: action.due,
    missing: null,
    met: action.doneOn !== null,
    moot: state.status === 'closed',
  }))
}

function step(was: Deadline | undefined, now: Wanted, why: string): CaseEvent[] {
  const { id: deadline, kind, subject, due, missing } = now
  const set: CaseEvent = {
    type: 'deadline-set',
    deadline,
    kind,
    subject,
    due,
    ...(missing ? { missing } : {}),
  }
  if (now.met) {
    if (was === undefined) return [set, { type: 'deadline-met', deadline }]
    return was.state === 'met' ? [] : [{ type: 'deadline-met', deadline }]
  }
  if (now.moot) return was?.state === 'open' ? [{ type: 'deadline-dropped', deadline }] : []
  if (was === undefined || was.state !== 'open') return [set]
  if (was.due === due && was.missing === missing) return []
  return [{ type: 'deadline-moved', deadline, was: was.due, due, why, ...(missing ? { missing } : {}) }]
}

/** The events that bring the case's deadlines in line with where it stands and with the calendar as loaded. */
export function reckonDeadlines(context: Context, why: string): CaseEvent[] {
  const { pathway, state } = context
  const wanted = [...pathway.deadlines.flatMap((kind) => wantedOf(context, kind)), ...wantedActions(state)]
  const known = new Set(wanted.map((one) => one.id))
  const gone: CaseEvent[] = Object.values(state.deadlines)
    .filter((one) => one.state === 'open' && !known.has(one.id))
    .map((one) => ({ type: 'deadline-dropped', deadline: one.id }))
  return [...wanted.flatMap((one) => step(state.deadlines[one.id], one, why)), ...gone]
}
