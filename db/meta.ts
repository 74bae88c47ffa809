import { eq } from 'drizzle-orm'
import type { Db } from './reader.ts'
import { meta } from './schema.ts'
import type { Tx } from './writer.ts'

/** What the store knows about itself under a key (its Slack team, whether it is the demonstration), or null. */
export async function storeNote(db: Db, key: string): Promise<string | null> {
  const [note] = await db.select().from(meta).where(eq(meta.key, key))
  return note?.value ?? null
}

/** Keeps what the store is to know about itself; null forgets it. */
export async function keepStoreNote(tx: Tx, key: string, value: string | null): Promise<void> {
  if (value === null) await tx.delete(meta).where(eq(meta.key, key))
  else await tx.insert(meta).values({ key, value }).onConflictDoUpdate({ target: meta.key, set: { value } })
}
