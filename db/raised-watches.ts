import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Day } from '../src/domain/day.ts'
import { raisedWatches } from './schema.ts'
import type { Tx } from './writer.ts'

/** A watch over a pupil, and which pathway's. */
export type PupilWatched = { school: string; pupil: string; pathway: string; watch: string }

/** Raises some hundred watches on a day; one that was raised and cleared on this day stands again as it was, seen or not. */
export async function raiseWatches(tx: Tx, all: readonly PupilWatched[], on: Day): Promise<void> {
  const { pupil, pathway, watch, raisedOn } = raisedWatches
  const target = [pupil, pathway, watch, raisedOn]
  const rows = all.map((one) => ({ ...one, raisedOn: on }))
  await tx
    .insert(raisedWatches)
    .values(rows)
    .onConflictDoUpdate({ target, set: { clearedOn: null } })
}

/** Clears some hundred watches that no longer hold. */
export async function clearWatches(tx: Tx, all: readonly PupilWatched[], on: Day): Promise<void> {
  const { pupil, pathway, watch, clearedOn } = raisedWatches
  const keys = all.map((one) => sql`(${one.pupil}, ${one.pathway}, ${one.watch})`)
  const among = sql`(${pupil}, ${pathway}, ${watch}) in (values ${sql.join(keys, sql`, `)})`
  await tx
    .update(raisedWatches)
    .set({ clearedOn: on })
    .where(and(among, isNull(clearedOn)))
}

/** Keeps who has seen to what stands raised of a pupil; what somebody saw to before stays theirs. */
export async function seeWatches(tx: Tx, pupil: string, { by, on }: { by: string; on: Day }): Promise<void> {
  const open = and(
    eq(raisedWatches.pupil, pupil),
    isNull(raisedWatches.clearedOn),
    isNull(raisedWatches.seenBy),
  )
  await tx.update(raisedWatches).set({ seenBy: by, seenOn: on }).where(open)
}
