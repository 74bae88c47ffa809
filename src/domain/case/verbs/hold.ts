import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Doer } from '../facts.ts'
import { type Hold, standingHolds } from '../parts/hold.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import { unsentToFamily } from '../to-family.ts'
import type { Context } from '../unmet.ts'

const standing = ({ state }: Pick<Context, 'state'>, id: string): Hold | undefined =>
  standingHolds(state).find((one) => one.id === id)

/** Stops every letter and reminder to the family at once. Placing the same hold twice changes nothing. */
export function placeHold(
  { pathway, state }: Context,
  command: CommandOf<'place-hold'>,
): Result<CaseEvent[]> {
  const { kind, note = '' } = command
  if (standingHolds(state).some((hold) => hold.kind === kind)) return done([])
  const hold = `h${Object.keys(state.holds).length + 1}`
  const stopped = unsentToFamily(pathway, state).map(({ id }) => id)
  return done([{ type: 'hold-placed', hold, kind, note: note.trim(), stopped }])
}

/** Keeps what people should know of a hold; it may be written after the hold was placed. */
export function noteHold(context: Context, command: CommandOf<'note-hold'>): Result<CaseEvent[]> {
  const hold = standing(context, command.hold)
  if (hold === undefined) return refuse({ code: 'no-such-hold' })
  const note = command.note.trim()
  return done(note === hold.note ? [] : [{ type: 'hold-noted', hold: hold.id, note }])
}

/**
 * Why this person may not lift a hold: its rule names the roles, and nobody lifts it for another. Null when nothing
 * is against it.
 */
export function notTheirsToLift(
  { state, facts }: Pick<Context, 'state' | 'facts'>,
  { hold: id }: Pick<CommandOf<'lift-hold'>, 'hold'>,
  { roles, manner }: Doer,
): Refusal | null {
  const hold = standing({ state }, id)
  if (hold === undefined) return null
  const { lift } = facts.care.holds[hold.kind]
  const may = manner === 'did' && lift.some((role) => roles.includes(role))
  return may ? null : { code: 'not-yours-to-lift', needs: lift }
}

/** Lets letters and reminders go again, with a reason. */
export function liftHold(context: Context, command: CommandOf<'lift-hold'>): Result<CaseEvent[]> {
  const hold = standing(context, command.hold)
  if (hold === undefined) return refuse({ code: 'no-such-hold' })
  if (!command.why.trim()) return refuse({ code: 'reason-needed', field: 'why' })
  return done([{ type: 'hold-lifted', hold: hold.id, why: command.why.trim() }])
}
