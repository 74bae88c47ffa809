import { and, asc, desc, eq, getTableColumns, gte, lte, sql } from 'drizzle-orm'
import type { Day } from '../../src/domain/day.ts'
import { packed } from '../packed.ts'
import { prepared } from '../prepared.ts'
import type { Db } from '../reader.ts'
import { imports, registerWeeks } from '../schema.ts'

/** One pupil's ten marks with the counts of that week. */
export type RegisterWeek = typeof registerWeeks.$inferSelect

/** A file that was read in. */
export type Import = typeof imports.$inferSelect

const week = packed(getTableColumns(registerWeeks))

const weeks = prepared((db) =>
  db
    .select({ week })
    .from(registerWeeks)
    .where(
      and(
        eq(registerWeeks.pupil, sql.placeholder('pupil')),
        gte(registerWeeks.monday, sql.placeholder('from')),
        lte(registerWeeks.monday, sql.placeholder('to')),
      ),
    )
    .orderBy(asc(registerWeeks.monday))
    .prepare(),
)

/** A pupil's register weeks whose Mondays lie from one day to another, both included, oldest first. */
export async function registerWeeksOf(db: Db, pupil: string, from: Day, to: Day): Promise<RegisterWeek[]> {
  return (await weeks(db).all({ pupil, from, to })).map((row) => row.week)
}

/** The latest imports of a kind at a school, newest first. */
export async function importsOf(db: Db, school: string, kind: string, limit = 20): Promise<Import[]> {
  return db
    .select()
    .from(imports)
    .where(and(eq(imports.school, school), eq(imports.kind, kind)))
    .orderBy(desc(imports.recordedAt))
    .limit(limit)
}
