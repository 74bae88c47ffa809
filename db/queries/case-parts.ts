import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import { actions, answers, attendances, decisions, letters, meetings } from '../schema.ts'

/** One document to one addressee. */
export type Letter = typeof letters.$inferSelect

/** A meeting of a case. */
export type Meeting = typeof meetings.$inferSelect

/** The latest answers to the checklist items of a case. */
export async function answersOf(db: Db, caseId: string): Promise<(typeof answers.$inferSelect)[]> {
  return db.select().from(answers).where(eq(answers.caseId, caseId)).orderBy(asc(answers.item))
}

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

/** Who was asked to a meeting and whether they came. */
export async function attendancesOf(
  db: Db,
  caseId: string,
  meeting: string,
): Promise<(typeof attendances.$inferSelect)[]> {
  return db
    .select()
    .from(attendances)
    .where(and(eq(attendances.caseId, caseId), eq(attendances.meeting, meeting)))
    .orderBy(asc(attendances.who))
}

/** What was undertaken in a case, the earliest day first. */
export async function actionsOf(db: Db, caseId: string): Promise<(typeof actions.$inferSelect)[]> {
  return db
    .select()
    .from(actions)
    .where(eq(actions.caseId, caseId))
    .orderBy(asc(actions.byDay), asc(actions.id))
}

/** The decisions of a case, in order. */
export async function decisionsOf(db: Db, caseId: string): Promise<(typeof decisions.$inferSelect)[]> {
  return db
    .select()
    .from(decisions)
    .where(eq(decisions.caseId, caseId))
    .orderBy(asc(decisions.onDay), asc(decisions.id))
}
