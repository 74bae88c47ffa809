import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import { pupils } from '../schema.ts'

/** What another pupil is called, and of which family they are, as far as the school's system says. */
export type OtherPupil = Pick<typeof pupils.$inferSelect, 'id' | 'forename' | 'surname' | 'familyRef'>

/** Every other pupil that the same school ever had on its list, those who left included. */
export async function othersAtSchool(db: Db, of: { id: string; school: string }): Promise<OtherPupil[]> {
  const { id, forename, surname, familyRef } = pupils
  return db
    .select({ id, forename, surname, familyRef })
    .from(pupils)
    .where(and(eq(pupils.school, of.school), ne(id, of.id)))
    .orderBy(id)
}
