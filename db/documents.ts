import { createHash } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from './reader.ts'
import { documentParts, documents } from './schema.ts'
import type { Tx } from './writer.ts'

/** A document to keep: `case` is the case's number, or left out for one that belongs to none. */
export type NewDocument = {
  id: string
  case?: string | null | undefined
  kind: string
  name: string
  mime: string
  bytes: Uint8Array
  madeAt: string
  madeBy: string
}

/** What is known of a document without its bytes; `size` is in bytes, `sha256` in hex. */
export type DocumentFacts = typeof documents.$inferSelect

/** The stored bytes are not those that were kept. */
export class DocumentDamaged extends Error {
  override readonly name = 'DocumentDamaged'
}

const PART = 1024 * 1024

/** Keeps a document and tells its size in bytes and its SHA-256. */
export async function putDocument(tx: Tx, { bytes, ...given }: NewDocument): Promise<DocumentFacts> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const facts = { ...given, case: given.case ?? null, size: bytes.byteLength, sha256 }
  await tx.insert(documents).values(facts)
  for (let part = 0; part * PART < bytes.byteLength; part++) {
    const piece = Buffer.from(bytes.subarray(part * PART, (part + 1) * PART))
    await tx.insert(documentParts).values({ document: given.id, part, bytes: piece })
  }
  return facts
}

async function partOf(db: Db, id: string, part: number): Promise<Buffer | null> {
  const [row] = await db
    .select({ bytes: documentParts.bytes })
    .from(documentParts)
    .where(and(eq(documentParts.document, id), eq(documentParts.part, part)))
  return row?.bytes ?? null
}

async function* partsOf(db: Db, { id, size }: DocumentFacts): AsyncGenerator<Buffer> {
  for (let part = 0; part * PART < size; part++) {
    const piece = await partOf(db, id, part)
    if (piece === null) return
    yield piece
  }
}

/** What is known of a document, or null when there is none with that id. */
export async function documentFacts(db: Db, id: string): Promise<DocumentFacts | null> {
  const [facts] = await db.select().from(documents).where(eq(documents.id, id))
  return facts ?? null
}

/** A document with its bytes, or null; `DocumentDamaged` when they no longer match their SHA-256. */
export async function readDocument(db: Db, id: string): Promise<(DocumentFacts & { bytes: Buffer }) | null> {
  const facts = await documentFacts(db, id)
  if (facts === null) return null
  const hash = createHash('sha256')
  const pieces: Buffer[] = []
  for await (const piece of partsOf(db, facts)) {
    hash.update(piece)
    pieces.push(piece)
  }
  if (hash.digest('hex') !== facts.sha256) throw new DocumentDamaged(`Document ${id} is not as it was kept.`)
  return { ...facts, bytes: Buffer.concat(pieces) }
}

/** The documents of a case in the order they were made, without their bytes. */
export async function documentsOf(db: Db, caseId: string): Promise<DocumentFacts[]> {
  return db.select().from(documents).where(eq(documents.case, caseId)).orderBy(asc(documents.madeAt))
}

/** Goes through every document and names those whose bytes are not as they were kept. */
export async function* damagedDocuments(db: Db): AsyncGenerator<DocumentFacts> {
  for (const facts of await db.select().from(documents).orderBy(asc(documents.id))) {
    const hash = createHash('sha256')
    for await (const piece of partsOf(db, facts)) hash.update(piece)
    if (hash.digest('hex') !== facts.sha256) yield facts
  }
}
