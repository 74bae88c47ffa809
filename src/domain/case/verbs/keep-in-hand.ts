import { addDays } from '../../day.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { done, type Result, refuse } from '../refusal.ts'
import type { Context } from '../unmet.ts'

/** The longest a reminder may be hidden at a time, in days. A house rule, not law. */
const longestSnooze = 28

/** Hides a reminder until a day, with a reason. It never moves the deadline. */
export function snooze({ state, facts }: Context, command: CommandOf<'snooze'>): Result<CaseEvent[]> {
  const deadline = state.deadlines[command.deadline]
  if (deadline?.state !== 'open') return refuse({ code: 'no-such-deadline' })
  if (!command.reason.trim()) return refuse({ code: 'reason-needed', field: 'reason' })
  const last = addDays(facts.today, longestSnooze)
  if (command.until > last || command.until <= facts.today) return refuse({ code: 'snooze-too-far', last })
  const { deadline: id, until, reason } = command
  return done([{ type: 'deadline-snoozed', deadline: id, until, reason }])
}

/** Passes the case to another person. */
export function handOver({ state }: Context, command: CommandOf<'hand-over'>): Result<CaseEvent[]> {
  if (command.owner === state.owner) return done([])
  const { owner, why } = command
  return done([{ type: 'owner-changed', owner, was: state.owner, ...(why ? { why } : {}) }])
}

/** Opens a closed case again where it closed, with a reason; what was decided is to be decided afresh. */
export function reopen({ state }: Context, command: CommandOf<'reopen'>): Result<CaseEvent[]> {
  if (state.status !== 'closed') return refuse({ code: 'not-closed' })
  if (!command.reason.trim()) return refuse({ code: 'reason-needed', field: 'reason' })
  return done([{ type: 'case-reopened', reason: command.reason.trim() }])
}
