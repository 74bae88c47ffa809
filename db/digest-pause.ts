import { eq } from 'drizzle-orm'
import type { Day } from '../src/domain/day.ts'
import { people } from './schema.ts'
import type { Tx } from './writer.ts'

/** Pauses a person's digest until a day, or lets it come again; false when they are not on the list. */
export async function setDigestPause(tx: Tx, person: string, until: Day | null): Promise<boolean> {
  const changed = await tx
    .update(people)
    .set({ digestPausedUntil: until })
    .where(eq(people.id, person))
    .returning({ id: people.id })
  return changed.length === 1
}
