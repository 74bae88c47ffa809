import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { done, type Result, refuse } from '../refusal.ts'
import type { CaseState } from '../state.ts'
import type { Context } from '../unmet.ts'
import { checkPlan } from './plan-meeting.ts'

/** Moves a planned meeting; invitations to the old day no longer count. */
export function moveMeeting(context: Context, command: CommandOf<'move-meeting'>): Result<CaseEvent[]> {
  const { pathway, state } = context
  const was = state.meetings[command.meeting]
  const kind = pathway.meetings.find((one) => one.id === was?.kind)
  if (was?.state !== 'planned' || kind === undefined) return refuse({ code: 'no-such-meeting' })
  const wrong = checkPlan(context, kind, command.on, command.attendees, command.why)
  if (wrong !== null) return refuse(wrong)
  const { meeting, on, at, place, attendees, why } = command
  const moved: CaseEvent = {
    type: 'meeting-moved',
    meeting,
    kind: kind.id,
    day: on,
    at,
    place,
    attendees,
    ...(why ? { why } : {}),
  }
  const sameTime = was.on === on && was.at === at && was.place === place
  return done([moved, ...(sameTime ? [] : voided(state, meeting))])
}

function voided(state: CaseState, meeting: string): CaseEvent[] {
  return Object.values(state.letters)
    .filter((letter) => letter.meeting === meeting && letter.state !== 'void')
    .map((letter) => ({ type: 'letter-void', letter: letter.id, why: 'meeting-moved' }))
}

/** Calls a planned meeting off, with a reason; its letters no longer count. */
export function callOffMeeting(
  { state }: Context,
  command: CommandOf<'call-off-meeting'>,
): Result<CaseEvent[]> {
  if (state.meetings[command.meeting]?.state !== 'planned') return refuse({ code: 'no-such-meeting' })
  if (!command.why.trim()) return refuse({ code: 'reason-needed', field: 'why' })
  const { meeting, why } = command
  return done([{ type: 'meeting-called-off', meeting, why }, ...voided(state, meeting)])
}
