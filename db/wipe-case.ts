import { and, eq, inArray, ne } from 'drizzle-orm'
import { documentParts, documents, jointSides, outbox } from './schema.ts'
import type { Tx } from './writer.ts'

/** Erases the papers of a case, what still waits to be posted of it, and its side of joint meetings; the notice `but` stays. */
export async function wipeBeside(tx: Tx, id: string, but: string): Promise<void> {
  const its = tx.select({ id: documents.id }).from(documents).where(eq(documents.case, id))
  await tx.delete(documentParts).where(inArray(documentParts.document, its))
  await tx.delete(documents).where(eq(documents.case, id))
  await tx.delete(outbox).where(and(eq(outbox.chain, id), ne(outbox.key, but)))
  await tx.delete(jointSides).where(eq(jointSides.caseId, id))
}
