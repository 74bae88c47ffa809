import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { done, type Result, refuse } from '../refusal.ts'
import type { Context } from '../unmet.ts'

/** Keeps a colleague who is connected to the family out of the case; whoever owns it passes it on first. */
export function keepOut({ state }: Context, command: CommandOf<'keep-out'>): Result<CaseEvent[]> {
  const why = command.why.trim()
  if (!why) return refuse({ code: 'reason-needed', field: 'why' })
  if (state.owner === command.person) return refuse({ code: 'owner-kept-out' })
  return done([{ type: 'kept-out', person: command.person, why }])
}

/** Lets a colleague into the case again, with a reason. */
export function letIn(_context: Context, command: CommandOf<'let-in'>): Result<CaseEvent[]> {
  const why = command.why.trim()
  if (!why) return refuse({ code: 'reason-needed', field: 'why' })
  return done([{ type: 'let-in', person: command.person, why }])
}
