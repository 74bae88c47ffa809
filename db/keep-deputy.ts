import { eq } from 'drizzle-orm'
import { people } from './schema.ts'
import type { Tx } from './writer.ts'

/** Keeps who takes over from a person; null where nobody does. */
export async function keepDeputy(tx: Tx, person: string, deputy: string | null): Promise<void> {
  await tx.update(people).set({ deputy }).where(eq(people.id, person))
}
