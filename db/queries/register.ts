import { and, asc, desc, eq, getViewSelectedFields, gte, lte, ne, sql } from 'drizzle-orm'
import type { Day } from '../../src/domain/day.ts'
import { packed } from '../packed.ts'
import { prepared } from '../prepared.ts'
import type { Db } from '../reader.ts'
import { mondayOfWeek, weekOfMonday } from '../schema/week-number.ts'
import { imports, registerView, type registerWeeks } from '../schema.ts'

/** One pupil's ten marks with the counts of that week. */
export type RegisterWeek = typeof registerWeeks.$inferSelect

/** A file that was read in. */
export type Import = typeof imports.$inferSelect

const columns = getViewSelectedFields(registerView)
const { pupil, monday } = columns

const weeks = prepared((db) =>
  db
    .select({ week: packed(columns) })
    .from(registerView)
    .where(
      and(
        sql`${pupil} = (select number from pupils where id = ${sql.placeholder('pupil')})`,
        gte(monday, sql.placeholder('from')),
        lte(monday, sql.placeholder('to')),
      ),
    )
    .orderBy(asc(monday))
    .prepare(),
)

/** A pupil's register weeks whose Mondays lie from one day to another, both included, oldest first. */
export async function registerWeeksOf(db: Db, pupil: string, from: Day, to: Day): Promise<RegisterWeek[]> {
  const first = weekOfMonday(from)
  const within = { from: mondayOfWeek(first) === from ? first : first + 1, to: weekOfMonday(to) }
  return (await weeks(db).all({ pupil, ...within })).map((row) => row.week)
}

/** The latest imports of a kind at a school, newest first. */
export async function importsOf(db: Db, school: string, kind: string, limit = 20): Promise<Import[]> {
  return db
    .select()
    .from(imports)
    .where(and(eq(imports.school, school), eq(imports.kind, kind), ne(imports.state, 'staging')))
    .orderBy(desc(imports.recordedAt))
    .limit(limit)
}
