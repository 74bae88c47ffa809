import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import { jointMeetings, jointSides } from '../schema.ts'
import type { Tx } from '../writer.ts'

/** One case's side of a joint meeting. */
export type JointSide = typeof jointSides.$inferSelect

/** The sides of a joint meeting, one a case. */
export async function jointSidesOf(db: Db, joint: string): Promise<JointSide[]> {
  return db.select().from(jointSides).where(eq(jointSides.joint, joint))
}

/** The other cases of a joint meeting. */
export async function otherSides(db: Db, joint: string, caseId: string): Promise<JointSide[]> {
  return db
    .select()
    .from(jointSides)
    .where(and(eq(jointSides.joint, joint), ne(jointSides.caseId, caseId)))
}

/** Keeps a proposal with a side for each case. */
export async function putJoint(
  tx: Tx,
  meeting: typeof jointMeetings.$inferInsert,
  sides: readonly (typeof jointSides.$inferInsert)[],
): Promise<void> {
  await tx.insert(jointMeetings).values(meeting)
  await tx.insert(jointSides).values([...sides])
}

/** Keeps what one side says. */
export async function putSide(
  tx: Tx,
  { joint, caseId }: Pick<JointSide, 'joint' | 'caseId'>,
  said: Pick<JointSide, 'state' | 'by' | 'why'>,
): Promise<void> {
  await tx
    .update(jointSides)
    .set(said)
    .where(and(eq(jointSides.joint, joint), eq(jointSides.caseId, caseId)))
}
