import { absentParents } from '../addressees.ts'
import type { AgreedAction, CommandOf } from '../command.ts'
import { type CaseEvent, subjects } from '../event.ts'
import { done, type Result, refuse } from '../refusal.ts'
import type { CaseState, Meeting } from '../state.ts'
import type { Context } from '../unmet.ts'
import { entering } from './go-on.ts'

/** Where a held meeting leads: one stage when a parent came, another when one properly invited stayed away, or both. */
function stagesAfter(context: Context, meeting: Meeting): string[] {
  const { pathway, state, facts } = context
  const kind = pathway.meetings.find((one) => one.id === meeting.kind)
  if (kind === undefined) return []
  const parents = meeting.attendees.filter((one) => one.as === 'parent').map((one) => one.who)
  const came = meeting.attendance.some((one) => one.came && parents.includes(one.who))
  const stayedAway = absentParents(pathway, state, facts, meeting).length > 0
  return [...(came ? [kind.attended] : []), ...(stayedAway ? [kind.missed] : [])]
}

function entered(context: Context, meeting: Meeting, before: readonly string[]): CaseEvent[] {
  const { pathway, state } = context
  const kind = pathway.meetings.find((one) => one.id === meeting.kind)
  const leaves = state.open.filter((stage) => kind?.from.includes(stage) && stage !== kind.missed)
  return stagesAfter(context, meeting)
    .filter((stage) => !state.open.includes(stage) && !before.includes(stage))
    .map((stage, index) => entering(context, stage, index === 0 ? leaves : []))
}

/** Records who came. It may be put right later; a stage once entered is not left by that. */
export function holdMeeting(context: Context, command: CommandOf<'hold-meeting'>): Result<CaseEvent[]> {
  const { state, facts } = context
  const meeting = state.meetings[command.meeting]
  if (meeting === undefined || meeting.state === 'void') return refuse({ code: 'no-such-meeting' })
  if (meeting.on > facts.today) return refuse({ code: 'day-in-future', on: meeting.on })
  const invited = meeting.attendees.map((one) => one.who)
  const stranger = command.attendance.find((one) => !invited.includes(one.who))
  if (stranger !== undefined) return refuse({ code: 'not-invited', who: stranger.who })
  const silent = command.attendance.find((one) => one.goodReason && !one.reason?.trim())
  if (silent !== undefined) return refuse({ code: 'reason-needed', field: silent.who })
  const held: Meeting = { ...meeting, state: 'held', attendance: command.attendance }
  const after: CaseState = { ...state, meetings: { ...state.meetings, [meeting.id]: held } }
  const event: CaseEvent = { type: 'meeting-held', meeting: meeting.id, attendance: command.attendance }
  // Putting right who came opens only what it newly calls for: the case may have gone on long since.
  const before = meeting.state === 'held' ? stagesAfter(context, meeting) : []
  return done([event, ...entered({ ...context, state: after }, held, before)])
}

function held(state: CaseState, id: string): Result<Meeting> {
  const meeting = state.meetings[id]
  if (meeting === undefined || meeting.state === 'void') return refuse({ code: 'no-such-meeting' })
  return meeting.state === 'held' ? done(meeting) : refuse({ code: 'meeting-not-held' })
}

/** Keeps what was said, a text for each of the four subjects, and any defence a parent gave. */
export function say({ state }: Context, command: CommandOf<'say'>): Result<CaseEvent[]> {
  const found = held(state, command.meeting)
  if (!found.ok) return found
  const meeting = found.value
  const said: CaseEvent[] = subjects.flatMap((about) => {
    const text = command.said[about]
    const changed = text !== undefined && text !== (meeting.said[about] ?? '')
    return changed ? [{ type: 'said', meeting: meeting.id, about, text }] : []
  })
  const given: CaseEvent[] = command.defences
    .filter(
      (one) => !meeting.defences.some((was) => was.defence === one.defence && was.evidence === one.evidence),
    )
    .map((one) => ({ type: 'defence-given', meeting: meeting.id, ...one }))
  return done([...said, ...given])
}

/** Keeps the actions agreed at a held meeting: what, who, by when and how we will know. */
export function agree({ state }: Context, command: CommandOf<'agree'>): Result<CaseEvent[]> {
  const found = held(state, command.meeting)
  if (!found.ok) return found
  const from = Object.keys(state.actions).length
  const event = (action: AgreedAction, index: number): CaseEvent => ({
    type: 'action-agreed',
    action: `a${from + index + 1}`,
    meeting: command.meeting,
    ...action,
  })
  return done(command.actions.map(event))
}

/** Marks an agreed action as done. */
export function finishAction({ state }: Context, command: CommandOf<'finish-action'>): Result<CaseEvent[]> {
  const action = state.actions[command.action]
  if (action === undefined) return refuse({ code: 'no-such-action' })
  return done(action.doneOn === null ? [{ type: 'action-done', action: action.id }] : [])
}
