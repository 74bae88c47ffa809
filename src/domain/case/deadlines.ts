import type { Day } from '../day.ts'
import { count } from '../duration.ts'
import { decisionOf } from '../pathway/options.ts'
import type { DeadlineKind } from '../pathway/pathway.ts'
import { durationOf } from './addressees.ts'
import { type Anchored, anchored } from './anchors.ts'
import { endingDays } from './ending-deadlines.ts'
import type { CaseEvent } from './event.ts'
import { latestAt } from './latest-at.ts'
import { stopped } from './parts/ending.ts'
import { interpreterDeadline } from './parts/interpreter.ts'
import type { CaseState, Deadline } from './state.ts'
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
/** The kind under which an agreed action's own day is kept; no pathway declares it. */
export const actionDeadline = 'action'

function dueOn(context: Context, kind: DeadlineKind, anchor: Anchored): Due {
  const review = context.state.decisions.find((one) => one.id === anchor.subject)?.review
  if (review && kind.opens === 'decision') return { due: review.by, missing: null }
  if (kind.direction === 'on' || kind.count === undefined) return { due: anchor.day, missing: null }
  const { calendar } = context.facts
  const counted = count(calendar, anchor.day, kind.direction, durationOf(context.state, kind.count))
  return counted.known ? { due: counted.day, missing: null } : { due: null, missing: counted.missing }
}

const runsOn = (kind: DeadlineKind): boolean => kind.legal === true || 'called_off' in kind.anchor

function moot({ pathway, state }: Context, kind: DeadlineKind, anchor: Anchored): boolean {
  // While a case stands still only what the law counts goes on, and word to whom a meeting was taken off.
  if (state.status === 'closed' || (stopped(state) && !runsOn(kind))) return true
  if ('planned' in kind.anchor) return state.meetings[anchor.subject]?.state === 'held'
  if (!('decided' in kind.anchor)) return false
  const decision = state.decisions.find((one) => one.id === anchor.subject)
  const point = decisionOf(pathway, decision?.option)
  return decision === undefined || decision.overtaken || decision !== latestAt(pathway, state, point?.id)
}

function wantedOf(context: Context, kind: DeadlineKind): Wanted[] {
  return anchored(context, kind.anchor).map((anchor) => {
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
