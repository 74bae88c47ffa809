import { and, asc, desc, eq, getViewSelectedFields, gte, lte, ne, sql } from 'drizzle-orm'
import type { Day } from '../../src/domain/day.ts'
import { packed } from '../packed.ts'
import { prepared } from '../prepared.ts'
import type { Db } from '../reader.ts'
import { mondayOfWeek, weekOfMonday } from '../schema/week-number.ts'
import { imports, pupils, registerView, type registerWeeks } from '../schema.ts'

/** One pupil's ten marks with the counts of that week. */
export type RegisterWeek = typeof registerWeeks.$inferSelect

/** A file that was read in. */
export type Import = typeof imports.$inferSelect

const columns = getViewSelectedFields(registerView)
const { pupil, monday } = columns

const numberOf = prepared((db) =>
  db
    .select({ number: pupils.number })
    .from(pupils)
    .where(eq(pupils.id, sql.placeholder('id')))
    .prepare(),
)

// By a number that is given: SQLite takes no question into a view of two parts, and would read every pupil's weeks.
const weeks = prepared((db) =>
  db
    .select({ week: packed(columns) })
    .from(registerView)
    .where(
      and(
        eq(pupil, sql.placeholder('number')),
        gte(monday, sql.placeholder('from')),
        lte(monday, sql.placeholder('to')),
      ),
    )
    .orderBy(asc(monday))
    .prepare(),
)

/** A pupil's register weeks whose Mondays lie from one day to another, both included, oldest first. */
export async function registerWeeksOf(db: Db, id: string, from: Day, to: Day): Promise<RegisterWeek[]> {
  const [found] = await numberOf(db).all({ id })
  if (found === undefined) return []
  const first = weekOfMonday(from)
  const within = { from: mondayOfWeek(first) === from ? first : first + 1, to: weekOfMonday(to) }
  return (await weeks(db).all({ ...found, ...within })).map((row) => row.week)
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
