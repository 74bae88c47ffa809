import { and, asc, eq, gte, lte, sql } from 'drizzle-orm'
import type { Day } from '../../src/domain/day.ts'
import { prepared } from '../prepared.ts'
import type { Db } from '../reader.ts'
import { calendarSpans, schools } from '../schema.ts'

/** A school as the store holds it. */
export type School = typeof schools.$inferSelect

/** A term, INSET day or closure, first and last day included. */
export type CalendarSpan = typeof calendarSpans.$inferSelect

const byId = prepared((db) =>
  db
    .select()
    .from(schools)
    .where(eq(schools.id, sql.placeholder('id')))
    .prepare(),
)
const byChannel = prepared((db) =>
  db
    .select()
    .from(schools)
    .where(eq(schools.channel, sql.placeholder('channel')))
    .prepare(),
)

/** The school with an id, or null. */
export async function school(db: Db, id: string): Promise<School | null> {
  return (await byId(db).all({ id }))[0] ?? null
}

/** The school whose cases are talked about in a Slack channel, or null. */
export async function schoolOfChannel(db: Db, channel: string): Promise<School | null> {
  return (await byChannel(db).all({ channel }))[0] ?? null
}

/** Every school, by name. */
export async function allSchools(db: Db): Promise<School[]> {
  return db.select().from(schools).orderBy(asc(schools.name), asc(schools.id))
}

const ever = { from: '0000-01-01', to: '9999-12-31' }

const spans = prepared((db) =>
  db
    .select()
    .from(calendarSpans)
    .where(
      and(
        eq(calendarSpans.school, sql.placeholder('school')),
        gte(calendarSpans.toDay, sql.placeholder('from')),
        lte(calendarSpans.fromDay, sql.placeholder('to')),
      ),
    )
    .orderBy(asc(calendarSpans.fromDay), asc(calendarSpans.toDay))
    .prepare(),
)

/** The calendar of a school by first day; only the spans that touch some days, where these are given. */
export async function calendarOf(
  db: Db,
  school: string,
  days: { from?: Day; to?: Day } = {},
): Promise<CalendarSpan[]> {
  return spans(db).all({ school, ...ever, ...days })
}
