import { and, asc, eq, lte, or, sql } from 'drizzle-orm'
import type { Day } from '../../src/domain/day.ts'
import type { Db } from '../reader.ts'
import { cases, pupils } from '../schema.ts'

/** The open cases whose pupil has left by a day, and those that stand still since their pupil left. */
export async function casesByRoll(db: Db, on: Day, school?: string): Promise<string[]> {
  const stopped = sql`json_extract(${cases.body}, '$.ending.leftRoll') is not null`
  const rows = await db
    .select({ id: cases.id })
    .from(cases)
    .innerJoin(pupils, eq(pupils.id, cases.pupil))
    .where(
      and(
        eq(cases.status, 'open'),
        or(lte(pupils.left, on), stopped),
        school === undefined ? undefined : eq(cases.school, school),
      ),
    )
    .orderBy(asc(cases.id))
  return rows.map(({ id }) => id)
}
