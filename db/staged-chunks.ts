import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Tx } from './writer.ts'

/** How many rows one short transaction writes: others write between two of them. */
export const CHUNK = 500

/** The first so many weeks that an import has staged, for a statement to go on from. */
export const firstStaged = (number: number) =>
  sql`from register_staging where import = ${number} order by pupil, monday limit`

/** Takes the next staged weeks away, once something was done with them; tells how many they were. */
export async function takeChunk(
  tx: Tx,
  number: number,
  before: (tx: Tx) => Promise<unknown>,
): Promise<number> {
  await before(tx)
  const next = sql`select pupil, monday ${firstStaged(number)} ${CHUNK}`
  const last = sql`select pupil, monday from (${next}) order by pupil desc, monday desc limit 1`
  const gone = await tx.run(
    sql`delete from register_staging where import = ${number} and (pupil, monday) <= (${last})`,
  )
  return Number(gone.rowsAffected)
}

/** Does one short piece of work after another until one says that it did nothing; tells how much they did together. */
export async function untilNone(take: () => Promise<number>): Promise<number> {
  let all = 0
  for (let some = await take(); some > 0; some = await take()) {
    all += some
    // One chunk after another would leave no moment in which anybody is answered.
    await turn()
  }
  return all
}
