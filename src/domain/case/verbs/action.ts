import type { AgreedAction, CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { type Action, agreedAt } from '../parts/minutes.ts'
import { done, type Result, refuse } from '../refusal.ts'
import type { Context } from '../unmet.ts'
import { heldMeeting } from './hold-meeting.ts'

const same = (one: AgreedAction, other: AgreedAction): boolean =>
  one.what === other.what && one.who === other.who && one.due === other.due && one.how === other.how

/** Keeps the actions agreed at a held meeting: what, who, by when and how we will know. A second tap agrees nothing twice. */
export function agree({ state }: Context, command: CommandOf<'agree'>): Result<CaseEvent[]> {
  const found = heldMeeting(state, command.meeting)
  if (!found.ok) return found
  const from = Object.keys(state.actions).length
  const standing = agreedAt(state, command.meeting)
  const fresh = command.actions.filter((action) => !standing.some((was) => same(was, action)))
  const event = (action: AgreedAction, index: number): CaseEvent => ({
    type: 'action-agreed',
    action: `a${from + index + 1}`,
    meeting: command.meeting,
    ...action,
  })
  return done(fresh.map(event))
}

function standing({ state }: Context, id: string): Result<Action> {
  const action = state.actions[id]
  return action === undefined || action.off ? refuse({ code: 'no-such-action' }) : done(action)
}

/** Marks an agreed action as done. */
export function finishAction(context: Context, command: CommandOf<'finish-action'>): Result<CaseEvent[]> {
  const found = standing(context, command.action)
  if (!found.ok) return found
  return done(found.value.doneOn === null ? [{ type: 'action-done', action: command.action }] : [])
}

/** Changes an agreed action: what, who, by when or how we will know. */
export function changeAction(context: Context, command: CommandOf<'change-action'>): Result<CaseEvent[]> {
  const found = standing(context, command.action)
  if (!found.ok) return found
  const { do: _do, ...now } = command
  return done(same(found.value, now) ? [] : [{ type: 'action-changed', ...now }])
}

/** Takes an action off the plan that was agreed by mistake; the record keeps that it stood there. */
export function takeOffAction(context: Context, command: CommandOf<'take-off-action'>): Result<CaseEvent[]> {
  const found = standing(context, command.action)
  return found.ok ? done([{ type: 'action-taken-off', action: command.action }]) : found
}
