import { and, asc, desc, eq, gte, inArray, lt, ne } from 'drizzle-orm'
import type { HandedInState } from '../src/domain/handed-in.ts'
import type { Db } from './reader.ts'
import { imports, registerFiles } from './schema.ts'
import type { Tx } from './writer.ts'

/** A register file that was handed in, as the store holds it. */
export type RegisterFileRow = typeof registerFiles.$inferSelect

/** Remembers a file that somebody handed in. */
export async function putRegisterFile(tx: Tx, row: typeof registerFiles.$inferInsert): Promise<void> {
  await tx.insert(registerFiles).values(row)
}

/** Changes what is known of a file while it stands in one of some states; false when it no longer does. */
export async function changeRegisterFile(
  tx: Tx,
  id: string,
  from: readonly HandedInState[],
  values: Partial<typeof registerFiles.$inferInsert>,
): Promise<boolean> {
  const changed = await tx
    .update(registerFiles)
    .set(values)
    .where(and(eq(registerFiles.id, id), inArray(registerFiles.state, [...from])))
    .returning({ id: registerFiles.id })
  return changed.length === 1
}

/** The file with an id, or null. */
export async function registerFile(db: Db, id: string): Promise<RegisterFileRow | null> {
  const [found] = await db.select().from(registerFiles).where(eq(registerFiles.id, id))
  return found ?? null
}

/** What somebody handed in, the latest first. */
export async function registerFilesOf(db: Db, person: string, most: number): Promise<RegisterFileRow[]> {
  return db
    .select()
    .from(registerFiles)
    .where(eq(registerFiles.person, person))
    .orderBy(desc(registerFiles.at))
    .limit(most)
}

/** The files that are being read or imported. */
export async function filesUnderWay(db: Db): Promise<RegisterFileRow[]> {
  return db
    .select()
    .from(registerFiles)
    .where(inArray(registerFiles.state, ['reading', 'importing']))
    .orderBy(asc(registerFiles.at))
}

/** Forgets the files that were handed in before an ISO instant and are not being imported. */
export async function sweepRegisterFiles(tx: Tx, before: string): Promise<void> {
  await tx
    .delete(registerFiles)
    .where(and(lt(registerFiles.at, before), ne(registerFiles.state, 'importing')))
}

/** Was a file with these bytes imported for a school by somebody since an ISO instant? Then its marks are kept. */
export async function wasImported(
  db: Db,
  { school, person, sha256, at }: Pick<RegisterFileRow, 'school' | 'person' | 'sha256' | 'at'>,
): Promise<typeof imports.$inferSelect | null> {
  if (sha256 === null) return null
  const same = and(eq(imports.school, school), eq(imports.sha256, sha256), eq(imports.recordedBy, person))
  const [found] = await db
    .select()
    .from(imports)
    .where(and(same, ne(imports.state, 'staging'), gte(imports.recordedAt, at)))
    .orderBy(desc(imports.number))
    .limit(1)
  return found ?? null
}
