import type { Day } from '../day.ts'
import { count } from '../duration.ts'
import type { DeadlineKind } from '../pathway/pathway.ts'
import { absentParents, durationOf } from './addressees.ts'
import { endingDays } from './ending-deadlines.ts'
import type { CaseEvent } from './event.ts'
import { stopped } from './parts/ending.ts'
import { interpreterDeadline } from './parts/interpreter.ts'
import { type CaseState, type Deadline, meetingsOf } from './state.ts'
import { type Context, unmetOf } from './unmet.ts'
import { interpretersDue } from './verbs/interpreter.ts'
import { yearDays } from './year-deadlines.ts'

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
type Due = { due: Day | null; missing: string | null }
type MeetingAnchor = Extract<
  DeadlineKind['anchor'],
  { planned: string } | { held: string } | { missed: string } | { called_off: string }
>
/** What a deadline hangs on; `seq` is the event after which it must be met, where the day alone does not tell. */
type Anchor = { subject: string; day: Day; meeting?: string | undefined; seq?: number | undefined }

/** The kind under which an agreed action's own day is kept; no pathway declares it. */
export const actionDeadline = 'action'

/** The meetings that were called off after somebody had been told of them. */
function ofCalledOff({ state }: Context, kind: string): Anchor[] {
  const told = new Set(
    Object.values(state.letters).flatMap((letter) => (letter.sentOn === null ? [] : (letter.meeting ?? []))),
  )
  return Object.values(state.meetings)
    .filter((meeting) => meeting.kind === kind && told.has(meeting.id))
    .flatMap(({ id, calledOffOn }) =>
      calledOffOn === null ? [] : [{ subject: id, day: calledOffOn, meeting: id }],
    )
}

function ofMeetings(context: Context, anchor: MeetingAnchor): Anchor[] {
  if ('called_off' in anchor) return ofCalledOff(context, anchor.called_off)
  const { pathway, state, facts } = context
  const kind = 'planned' in anchor ? anchor.planned : 'held' in anchor ? anchor.held : anchor.missed
  return meetingsOf(state, kind)
    .filter((meeting) => 'planned' in anchor || meeting.state === 'held')
    .filter((meeting) => !('missed' in anchor) || absentParents(pathway, state, facts, meeting).length > 0)
    .map((meeting) => ({ subject: meeting.id, day: meeting.on, meeting: meeting.id }))
}

function ofDecisions({ state }: Context, options: string[]): Anchor[] {
  return state.decisions
    .filter((decision) => options.includes(decision.option))
    .map((decision) => ({ subject: decision.id, day: decision.on }))
}

function anchors(context: Context, { anchor }: DeadlineKind): Anchor[] {
  const { state } = context
  if ('decided' in anchor) return ofDecisions(context, anchor.decided)
  if ('recorded' in anchor) {
    const found = state.records[anchor.recorded]
    const day = found?.values[anchor.day]
    return day ? [{ subject: anchor.recorded, day: day as Day, seq: found.seq }] : []
  }
  if ('entered' in anchor) {
    const visit = state.visits[anchor.entered]
    return visit === undefined ? [] : [{ subject: `visit-${visit.visit}`, day: visit.on }]
  }
  return ofMeetings(context, anchor)
}

function dueOn(context: Context, kind: DeadlineKind, anchor: Anchor): Due {
  const review = context.state.decisions.find((one) => one.id === anchor.subject)?.review
  if (review && kind.opens === 'decision') return { due: review.by, missing: null }
  if (kind.direction === 'on' || kind.count === undefined) return { due: anchor.day, missing: null }
  const { calendar } = context.facts
  const counted = count(calendar, anchor.day, kind.direction, durationOf(context.state, kind.count))
  return counted.known ? { due: counted.day, missing: null } : { due: null, missing: counted.missing }
}

const runsOn = (kind: DeadlineKind): boolean => kind.legal === true || 'called_off' in kind.anchor

function moot({ state }: Context, kind: DeadlineKind, anchor: Anchor): boolean {
  // While a case stands still only what the law counts goes on, and word to whom a meeting was taken off.
  if (state.status === 'closed' || (stopped(state) && !runsOn(kind))) return true
  if ('planned' in kind.anchor) return state.meetings[anchor.subject]?.state === 'held'
  if (!('decided' in kind.anchor)) return false
  const decision = state.decisions.find((one) => one.id === anchor.subject)
  return decision === undefined || decision.overtaken || decision !== state.decisions.at(-1)
}

function wantedOf(context: Context, kind: DeadlineKind): Wanted[] {
  return anchors(context, kind).map((anchor) => {
    const asked = { ...context, about: anchor.meeting, since: anchor.day, after: anchor.seq }
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
    moot: state.status === 'closed' || stopped(state) || action.off === true,
  }))
}

function wantedInterpreters(context: Context): Wanted[] {
  const { meetings, status } = context.state
  const planned = Object.values(meetings).filter((meeting) => meeting.state === 'planned')
  return planned.flatMap((meeting) => {
    const owed = interpretersDue(context, meeting)
    if (owed === null) return []
    const id = `${interpreterDeadline}:${meeting.id}`
    return [{ id, kind: interpreterDeadline, subject: meeting.id, ...owed, moot: status === 'closed' }]
  })
}

function ended(was: Deadline | undefined, now: Wanted): CaseEvent[] {
  const { id: deadline } = now
  if (!now.met) return was?.state === 'open' ? [{ type: 'deadline-dropped', deadline }] : []
  return was?.state === 'met'
    ? []
    : [...(was === undefined ? [setting(now)] : []), { type: 'deadline-met', deadline }]
}

function setting({ id: deadline, kind, subject, due, missing }: Wanted): CaseEvent {
  return { type: 'deadline-set', deadline, kind, subject, due, ...(missing ? { missing } : {}) }
}

function step(was: Deadline | undefined, now: Wanted, why: string): CaseEvent[] {
  if (now.met || now.moot) return ended(was, now)
  if (was === undefined || was.state !== 'open') return [setting(now)]
  const { due, missing } = now
  if (was.due === due && was.missing === missing) return []
  const moved: CaseEvent = { type: 'deadline-moved', deadline: now.id, was: was.due, due, why }
  return [missing ? { ...moved, missing } : moved]
}

/** The events that bring the case's deadlines in line with where it stands and with the calendar as loaded. */
export function reckonDeadlines(context: Context, why: string): CaseEvent[] {
  const { pathway, state } = context
  const wanted = [
    ...pathway.deadlines.flatMap((kind) => wantedOf(context, kind)),
    ...wantedActions(state),
    ...endingDays(context),
    ...yearDays(context),
    ...wantedInterpreters(context),
  ]
  const known = new Set(wanted.map((one) => one.id))
  const gone: CaseEvent[] = Object.values(state.deadlines)
    .filter((one) => one.state === 'open' && !known.has(one.id))
    .map((one) => ({ type: 'deadline-dropped', deadline: one.id }))
  return [...wanted.flatMap((one) => step(state.deadlines[one.id], one, why)), ...gone]
}
