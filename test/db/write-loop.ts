// Adds one to a counter some times over, as another replica in a process of its own would: url, times.
import { eq } from 'drizzle-orm'
import { meta } from '../../db/schema.ts'
import { openStore } from '../../db/store.ts'

const [url = '', times = '0'] = process.argv.slice(2)
const store = await openStore({ url, writeLimitMs: 20_000 })
for (let n = 0; n < Number(times); n++) {
  await store.write(async (tx) => {
    const [row] = await tx.select().from(meta).where(eq(meta.key, 'counter'))
    await tx
      .insert(meta)
      .values({ key: 'counter', value: '1' })
      .onConflictDoUpdate({ target: meta.key, set: { value: String(Number(row?.value ?? 0) + 1) } })
  })
}
await store.close()
