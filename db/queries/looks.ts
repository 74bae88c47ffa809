import { and, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { prepared } from '../prepared.ts'
import type { Db } from '../reader.ts'
import { documents, looks } from '../schema.ts'
import type { Tx } from '../writer.ts'

/** One opening of a case, or one document of it that was sent to somebody. */
export type Look = typeof looks.$inferSelect

/** Who looks at what; `document` where it is a file. */
export type NewLook = Pick<Look, 'person' | 'case' | 'what' | 'document'>

const latest = prepared((db) =>
  db
    .select({ id: looks.id })
    .from(looks)
    .where(
      and(
        eq(looks.case, sql.placeholder('case')),
        eq(looks.person, sql.placeholder('person')),
        eq(looks.what, sql.placeholder('what')),
        sql`${looks.document} is ${sql.placeholder('document')}`,
        gt(looks.at, sql.placeholder('since')),
      ),
    )
    .orderBy(desc(looks.id))
    .limit(1)
    .prepare(),
)

/** Did this person look at the same thing after an instant? */
export async function lookedSince(db: Db, look: NewLook, since: string): Promise<boolean> {
  return (await latest(db).all({ ...look, since })).length > 0
}

/** Writes down who looked at what, and when. */
export async function putLook(tx: Tx, look: NewLook & { at: string }): Promise<void> {
  await tx.insert(looks).values(look)
}

/** Who looked at a case, the latest first, with the name of each file; the next page begins before the last one's number. */
export async function looksAt(
  db: Db,
  caseId: string,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<(Look & { file: string | null })[]> {
  const rows = await db
    .select({ look: looks, file: documents.name })
    .from(looks)
    .leftJoin(documents, eq(documents.id, looks.document))
    .where(and(eq(looks.case, caseId), before === undefined ? undefined : lt(looks.id, before)))
    .orderBy(desc(looks.id))
    .limit(limit)
  return rows.map(({ look, file }) => ({ ...look, file }))
}
