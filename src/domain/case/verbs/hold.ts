import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { standingHolds } from '../parts/hold.ts'
import { done, type Result, refuse } from '../refusal.ts'
import type { Context } from '../unmet.ts'

/** Stops every letter and reminder to the family at once. Placing the same hold twice changes nothing. */
export function placeHold({ state }: Context, command: CommandOf<'place-hold'>): Result<CaseEvent[]> {
  const { kind, note = '' } = command
  if (standingHolds(state).some((hold) => hold.kind === kind)) return done([])
  const hold = `h${Object.keys(state.holds).length + 1}`
  return done([{ type: 'hold-placed', hold, kind, note: note.trim() }])
}

/** Lets letters and reminders go again, with a reason. */
export function liftHold({ state }: Context, command: CommandOf<'lift-hold'>): Result<CaseEvent[]> {
  const hold = standingHolds(state).find((one) => one.id === command.hold)
  if (hold === undefined) return refuse({ code: 'no-such-hold' })
  if (!command.why.trim()) return refuse({ code: 'reason-needed', field: 'why' })
  return done([{ type: 'hold-lifted', hold: hold.id, why: command.why.trim() }])
}
