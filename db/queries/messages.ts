import { and, eq } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import { cases, outbox } from '../schema.ts'

/** The case that a message in Slack is about, because the bot posted it for that case; null for any other message. */
export async function caseOfMessage(db: Db, channel: string, ts: string): Promise<string | null> {
  const [found] = await db
    .select({ chain: outbox.chain })
    .from(outbox)
    .innerJoin(cases, eq(cases.id, outbox.chain))
    .where(and(eq(outbox.channel, channel), eq(outbox.ts, ts)))
    .limit(1)
  return found?.chain ?? null
}
