import { asc, eq } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import { letters, meetings } from '../schema.ts'

/** One document to one addressee. */
export type Letter = typeof letters.$inferSelect

/** A meeting of a case. */
export type Meeting = typeof meetings.$inferSelect

/** The letters of a case, in the order they were drafted. */
export async function lettersOf(db: Db, caseId: string): Promise<Letter[]> {
  return db
    .select()
    .from(letters)
    .where(eq(letters.caseId, caseId))
    .orderBy(asc(letters.draftedOn), asc(letters.id))
}

/** The meetings of a case, by day. */
export async function meetingsOf(db: Db, caseId: string): Promise<Meeting[]> {
  return db
    .select()
    .from(meetings)
    .where(eq(meetings.caseId, caseId))
    .orderBy(asc(meetings.onDay), asc(meetings.id))
}
