import { endingDays } from './ending-deadlines.ts'
import type { CaseEvent } from './event.ts'
import { stopped } from './parts/ending.ts'
import { interpreterDeadline } from './parts/interpreter.ts'
import { type Wanted, wantedOf } from './pathway-deadlines.ts'
import type { CaseState, Deadline } from './state.ts'
import type { Context } from './unmet.ts'
import { interpretersDue } from './verbs/interpreter.ts'
import { yearDays } from './year-deadlines.ts'

/** The kind under which an agreed action's own day is kept; no pathway declares it. */
export const actionDeadline = 'action'

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

/** What is told of a day beside the day itself, where there is anything to tell. */
const more = ({ missing, notBefore }: Wanted) => ({
  ...(missing ? { missing } : {}),
  ...(notBefore ? { notBefore } : {}),
})

function setting(now: Wanted): CaseEvent {
  const { id: deadline, kind, subject, due } = now
  return { type: 'deadline-set', deadline, kind, subject, due, ...more(now) }
}

function step(was: Deadline | undefined, now: Wanted, why: string): CaseEvent[] {
  if (now.met || now.moot) return ended(was, now)
  if (was === undefined || was.state !== 'open') return [setting(now)]
  const { id: deadline, due, missing, notBefore = null } = now
  if (was.due === due && was.missing === missing && was.notBefore === notBefore) return []
  return [{ type: 'deadline-moved', deadline, was: was.due, due, why, ...more(now) }]
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
