import { asc, gt, like, sql } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import { cases, events, letters } from '../schema.ts'

const PAGE = 500

/** The numbers of all cases, those with a row and those with events alone, some at a time. */
export async function* caseChains(db: Db): AsyncGenerator<string> {
  let last = ''
  for (;;) {
    const named = db.select({ id: cases.id }).from(cases).where(gt(cases.id, last))
    const chained = db
      .select({ id: events.chain })
      .from(events)
      .where(sql`${like(events.chain, 'FT-%')} and ${gt(events.chain, last)}`)
    const rows = await named.union(chained).orderBy(asc(sql`1`)).limit(PAGE)
    for (const { id } of rows) yield id
    if (rows.length < PAGE) return
    last = rows.at(-1)?.id ?? last
  }
}

/** The documents that the letters of all cases name, each with its letter. */
export async function lettersWithDocuments(
  db: Db,
): Promise<{ caseId: string; id: string; pdf: string | null; docx: string | null }[]> {
  const { caseId, id, pdf, docx } = letters
  return db.select({ caseId, id, pdf, docx }).from(letters).orderBy(asc(caseId), asc(id))
}
