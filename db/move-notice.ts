import { and, eq } from 'drizzle-orm'
import { outbox } from './schema.ts'
import type { Store } from './store.ts'

/** Records that a delivered notice stands somewhere else now, because Slack had lost its message and it was posted again. */
export async function moveNotice(
  store: Store,
  id: number,
  to: { channel: string; ts: string },
): Promise<void> {
  await store.write((tx) =>
    tx
      .update(outbox)
      .set(to)
      .where(and(eq(outbox.id, id), eq(outbox.state, 'sent'))),
  )
}
