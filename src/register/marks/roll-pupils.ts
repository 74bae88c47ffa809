import { and, asc, eq, gt } from 'drizzle-orm'
import type { Db } from '../../../db/reader.ts'
import { pupils } from '../../../db/schema.ts'
import type { RollPupil } from './roll.ts'

const AT_ONCE = 2000

/** The pupils of a school, those who left included, read so many at a time that nobody has to wait for them. */
export async function rollPupils(db: Db, school: string): Promise<RollPupil[]> {
  const { id, number, pupilRef, upn, joined, left, dateOfBirth } = pupils
  const next = (after: number): Promise<RollPupil[]> =>
    db
      .select({ id, number, ref: pupilRef, upn, joined, left, dateOfBirth })
      .from(pupils)
      .where(and(eq(pupils.school, school), gt(number, after)))
      .orderBy(asc(number))
      .limit(AT_ONCE)
  const all: RollPupil[] = []
  for (let some = await next(0); some.length > 0; some = await next(all.at(-1)?.number ?? 0))
    all.push(...some)
  return all
}
