import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import { screeningReaders } from '../schema.ts'
import type { Tx } from '../writer.ts'

/** Somebody who gets the weekly screening of a school, since an instant. */
export type ScreeningReader = typeof screeningReaders.$inferSelect

const { person, school } = screeningReaders

const of = (reader: Pick<ScreeningReader, 'person' | 'school'>) =>
  and(eq(person, reader.person), eq(school, reader.school))

/** Everybody who gets a weekly screening, by school. */
export async function allScreeningReaders(db: Db): Promise<ScreeningReader[]> {
  return db.select().from(screeningReaders).orderBy(asc(school), asc(person))
}

/** Does this person get the weekly screening of this school? */
export async function readsScreening(
  db: Db,
  reader: Pick<ScreeningReader, 'person' | 'school'>,
): Promise<boolean> {
  return (await db.select().from(screeningReaders).where(of(reader))).length > 0
}

/** Puts a person among those who get a school's weekly screening; false when they get it already. */
export async function putScreeningReader(tx: Tx, reader: ScreeningReader): Promise<boolean> {
  const put = await tx.insert(screeningReaders).values(reader).onConflictDoNothing().returning({ person })
  return put.length === 1
}

/** Takes a person from those who get a school's weekly screening; false when they did not get it. */
export async function dropScreeningReader(
  tx: Tx,
  reader: Pick<ScreeningReader, 'person' | 'school'>,
): Promise<boolean> {
  return (await tx.delete(screeningReaders).where(of(reader)).returning({ person })).length === 1
}
