import { eq, inArray, or, sql } from 'drizzle-orm'
import { prepared } from '../prepared.ts'
import type { Db } from '../reader.ts'
import { parents, penaltyNotices, pupils } from '../schema.ts'

/** A penalty notice that some case keeps for a child, with what the parent was called there. */
export type NoticeOnRecord = Pick<
  typeof penaltyNotices.$inferSelect,
  'caseId' | 'id' | 'parent' | 'which' | 'served' | 'outcome'
> &
  Partial<Record<'forename' | 'surname' | 'relationship', string | null>>

type Child = Pick<typeof pupils.$inferSelect, 'id' | 'upn'>

/** The same UPN is the same child, at whichever school. */
const sameChild = (child: Child) =>
  child.upn === null ? eq(pupils.id, child.id) : or(eq(pupils.id, child.id), eq(pupils.upn, child.upn))

/** A penalty notice with the pupil's school and reference there. */
export type NoticeGiven = typeof penaltyNotices.$inferSelect &
  Pick<typeof pupils.$inferSelect, 'school' | 'pupilRef'>

/** The penalty notices that were given for a child at whichever school, or for all pupils of some schools: by child, parent and day. */
export async function noticesGiven(db: Db, of: Child | readonly string[]): Promise<NoticeGiven[]> {
  const rows = await db
    .select({ given: penaltyNotices, school: pupils.school, pupilRef: pupils.pupilRef })
    .from(penaltyNotices)
    .innerJoin(pupils, eq(pupils.id, penaltyNotices.pupil))
    .where('id' in of ? sameChild(of) : inArray(pupils.school, [...of]))
    .orderBy(pupils.school, pupils.pupilRef, penaltyNotices.parent, penaltyNotices.served, penaltyNotices.id)
  return rows.map(({ given, ...pupil }) => ({ ...given, ...pupil }))
}

const { caseId, id, parent, which, served, outcome } = penaltyNotices
const { forename, surname, relationship } = parents

const ofChild = prepared((db) =>
  db
    .select({ caseId, id, parent, which, served, outcome, forename, surname, relationship })
    .from(penaltyNotices)
    .innerJoin(pupils, eq(pupils.id, penaltyNotices.pupil))
    .leftJoin(parents, eq(parents.id, penaltyNotices.parent))
    .where(or(eq(pupils.id, sql.placeholder('id')), eq(pupils.upn, sql.placeholder('upn'))))
    .orderBy(penaltyNotices.served, penaltyNotices.caseId, penaltyNotices.id)
    .prepare(),
)

/** The penalty notices that were given for a child, in whichever case and at whichever school: the same UPN is the same child. */
export async function noticesFor(db: Db, { id, upn }: Child): Promise<NoticeOnRecord[]> {
  return ofChild(db).all({ id, upn })
}
