import { eq, or } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import { parents, penaltyNotices, pupils } from '../schema.ts'

/** A penalty notice that some case keeps for a child, with what the parent was called there. */
export type NoticeOnRecord = Pick<
  typeof penaltyNotices.$inferSelect,
  'caseId' | 'id' | 'parent' | 'which' | 'served' | 'outcome'
> &
  Partial<Pick<typeof parents.$inferSelect, 'forename' | 'surname' | 'relationship'>>

/** The penalty notices that were given for a child, in whichever case and at whichever school: the same UPN is the same child. */
export async function noticesFor(
  db: Db,
  { id, upn }: Pick<typeof pupils.$inferSelect, 'id' | 'upn'>,
): Promise<NoticeOnRecord[]> {
  const rows = await db
    .select({ notice: penaltyNotices, parent: parents })
    .from(penaltyNotices)
    .innerJoin(pupils, eq(pupils.id, penaltyNotices.pupil))
    .leftJoin(parents, eq(parents.id, penaltyNotices.parent))
    .where(upn === null ? eq(pupils.id, id) : or(eq(pupils.id, id), eq(pupils.upn, upn)))
    .orderBy(penaltyNotices.served, penaltyNotices.caseId, penaltyNotices.id)
  return rows.map(({ notice, parent }) => {
    const { caseId, id: notices, which, served, outcome } = notice
    const { forename = null, surname = '', relationship = null } = parent ?? {}
    return {
      caseId,
      id: notices,
      parent: notice.parent,
      which,
      served,
      outcome,
      forename,
      surname,
      relationship,
    }
  })
}
