import { and, asc, desc, eq, exists, gt, isNull, lt, notExists, sql } from 'drizzle-orm'
import { yearDeadline } from '../../src/domain/case/year-deadlines.ts'
import type { Day } from '../../src/domain/day.ts'
import { prepared } from '../prepared.ts'
import type { Db } from '../reader.ts'
import { cases, deadlines, parents, schools } from '../schema.ts'
import type { Tx } from '../writer.ts'
import { type Scope, within } from './scope.ts'

/** A case as its latest event left it. */
export type Case = typeof cases.$inferSelect

const byId = prepared((db) =>
  db
    .select()
    .from(cases)
    .where(eq(cases.id, sql.placeholder('id')))
    .prepare(),
)

/** The case with a number, or null. */
export async function caseById(db: Db, id: string): Promise<Case | null> {
  return (await byId(db).all({ id }))[0] ?? null
}

/** Was this case opened in error, and erased? */
export async function isErased(db: Db, id: string): Promise<boolean> {
  return (await caseById(db, id))?.closeReason === 'opened-in-error'
}

/** The open case of a pupil, or null; the newest should there be two. */
export async function openCaseOf(db: Db, pupil: string): Promise<Case | null> {
  const [found] = await db
    .select()
    .from(cases)
    .where(and(eq(cases.pupil, pupil), eq(cases.status, 'open')))
    .orderBy(desc(cases.openedOn), desc(cases.id))
    .limit(1)
  return found ?? null
}

/** The open cases of a school from before a school year began that have not gone on into it yet. */
export async function casesFromBefore(
  db: Db,
  school: string,
  { began, year }: { began: Day; year: string },
): Promise<string[]> {
  const turned = db
    .select({ id: deadlines.id })
    .from(deadlines)
    .where(and(eq(deadlines.caseId, cases.id), eq(deadlines.kind, yearDeadline), eq(deadlines.subject, year)))
  const rows = await db
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(eq(cases.school, school), eq(cases.status, 'open'), lt(cases.openedOn, began), notExists(turned)),
    )
    .orderBy(asc(cases.id))
  return rows.map(({ id }) => id)
}

/** The cases of some schools in the order of their numbers; the next page begins after the last one's number. */
export async function casesOf(
  db: Db,
  wanted: {
    schools: Scope
    status?: 'open' | 'closed'
    owner?: string
    limit?: number
    after?: string
    /** Only those with an open deadline of this kind. */
    due?: string
    /** Only those in which something stands raised that their pathway watches for. */
    watched?: true
  },
): Promise<Case[]> {
  const { schools, status, owner, limit = 50, after, due, watched } = wanted
  const open = and(
    eq(deadlines.caseId, cases.id),
    eq(deadlines.kind, due ?? ''),
    sql`${deadlines.state} = 'open'`,
  )
  return db
    .select()
    .from(cases)
    .where(
      and(
        within(cases.school, schools),
        status && eq(cases.status, status),
        owner === undefined ? undefined : eq(cases.owner, owner),
        watched && eq(cases.watched, watched),
        after === undefined ? undefined : gt(cases.id, after),
        due === undefined ? undefined : exists(db.select({ id: deadlines.id }).from(deadlines).where(open)),
      ),
    )
    .orderBy(asc(cases.id))
    .limit(limit)
}

/** How many of the open cases that somebody owns have something in them that their pathway watches for. */
export async function watchedCasesOf(db: Db, owner: string): Promise<number> {
  return db.$count(cases, and(eq(cases.owner, owner), eq(cases.status, 'open'), eq(cases.watched, true)))
}

/** What the parents in somebody's open cases read, as far as it is on record: a row a parent who is still one. */
export function languagesInCasesOf(
  db: Db,
  owner: string,
): Promise<{ id: string; language: string | null; nation: 'england' | 'wales' }[]> {
  return db
    .select({ id: cases.id, language: parents.language, nation: schools.nation })
    .from(cases)
    .innerJoin(parents, and(eq(parents.pupil, cases.pupil), isNull(parents.endedOn)))
    .innerJoin(schools, eq(schools.id, cases.school))
    .where(and(eq(cases.owner, owner), eq(cases.status, 'open')))
    .orderBy(asc(cases.id))
}

/** How many cases of some schools are open. */
export async function openCases(db: Db, schools: Scope): Promise<number> {
  return db.$count(cases, and(within(cases.school, schools), eq(cases.status, 'open')))
}

/** The number for the next case of a year, `FT-2026-0001` being the first. */
export async function nextCaseNumber(tx: Tx, year: number): Promise<string> {
  const prefix = `FT-${year}-`
  const [found] = await tx
    .select({ latest: sql<number | null>`max(cast(substr(${cases.id}, ${prefix.length + 1}) as integer))` })
    .from(cases)
    .where(sql`${cases.id} > ${prefix} and ${cases.id} < ${`FT-${year}.`}`)
  return `${prefix}${String((found?.latest ?? 0) + 1).padStart(4, '0')}`
}
