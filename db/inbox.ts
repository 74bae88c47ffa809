import { lt } from 'drizzle-orm'
import { inbox } from './schema.ts'
import type { Tx } from './writer.ts'

/** True the first time a request is seen, false for Slack's repeats of it; `at` is an ISO instant. */
export async function firstTime(tx: Tx, key: string, at: string): Promise<boolean> {
  const added = await tx
    .insert(inbox)
    .values({ key, recordedAt: at })
    .onConflictDoNothing()
    .returning({ key: inbox.key })
  return added.length === 1
}

/** Forgets the requests seen before an ISO instant, and says how many. */
export async function sweepInbox(tx: Tx, before: string): Promise<number> {
  const gone = await tx.delete(inbox).where(lt(inbox.recordedAt, before))
  return Number(gone.rowsAffected)
}
