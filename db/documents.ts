import { createHash } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from './reader.ts'
import { documents } from './schema.ts'
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

/** What is known of a document without its bytes. */
export type DocumentFacts = Omit<typeof documents.$inferSelect, 'bytes'>

/** The stored bytes are not those that were kept. */
export class DocumentDamaged extends Error {
  override readonly name = 'DocumentDamaged'
}

const CHUNK = 4 * 1024 * 1024

const factColumns = {
  id: documents.id,
  case: documents.case,
  kind: documents.kind,
  name: documents.name,
  mime: documents.mime,
  size: documents.size,
  sha256: documents.sha256,
  madeAt: documents.madeAt,
  madeBy: documents.madeBy,
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps a document and tells its size in bytes and its SHA-256. */
export async function putDocument(tx: Tx, document: NewDocument): Promise<DocumentFacts> {
  const { bytes, ...facts } = document
  const row = { ...facts, case: facts.case ?? null, size: bytes.byteLength, sha256: sha256Of(bytes) }
  const head = Buffer.from(bytes.subarray(0, CHUNK))
  await tx.insert(documents).values({ ...row, bytes: head })
  for (let from = CHUNK; from < bytes.byteLength; from += CHUNK) {
    const more = Buffer.from(bytes.subarray(from, from + CHUNK))
    await tx.run(sql`update documents set bytes = cast(bytes || ${more} as blob) where id = ${document.id}`)
  }
  return row
}

async function bytesOf(db: Db, id: string, size: number): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let from = 0; from < size; from += CHUNK) {
    const [row] = await db
      .select({ part: sql<ArrayBuffer>`substr(${documents.bytes}, ${from + 1}, ${CHUNK})` })
      .from(documents)
      .where(eq(documents.id, id))
    parts.push(row === undefined ? Buffer.alloc(0) : Buffer.from(row.part))
  }
  return Buffer.concat(parts)
}

/** What is known of a document, or null when there is none with that id. */
export async function documentFacts(db: Db, id: string): Promise<DocumentFacts | null> {
  const [facts] = await db.select(factColumns).from(documents).where(eq(documents.id, id))
  return facts ?? null
}

/** A document with its bytes, or null; `DocumentDamaged` when they no longer match their SHA-256. */
export async function readDocument(db: Db, id: string): Promise<(DocumentFacts & { bytes: Buffer }) | null> {
  const facts = await documentFacts(db, id)
  if (facts === null) return null
  const bytes = await bytesOf(db, id, facts.size)
  if (sha256Of(bytes) !== facts.sha256) throw new DocumentDamaged(`Document ${id} is not as it was kept.`)
  return { ...facts, bytes }
}

/** The documents of a case in the order they were made, without their bytes. */
export async function documentsOf(db: Db, caseId: string): Promise<DocumentFacts[]> {
  return db
    .select(factColumns)
    .from(documents)
    .where(eq(documents.case, caseId))
    .orderBy(asc(documents.madeAt))
}
