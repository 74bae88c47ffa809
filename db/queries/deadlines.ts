import { and, asc, eq, getTableColumns, lte, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../src/domain/day.ts'
import { packed } from '../packed.ts'
import type { Db } from '../reader.ts'
import { cases, deadlines, pupils } from '../schema.ts'
import { type Scope, within } from './scope.ts'

/** Something that must be done by a day, or may not be done before one. */
export type Deadline = typeof deadlines.$inferSelect

/** An open deadline with what the digest says of its case. */
export type DueDeadline = Deadline &
  Pick<
    typeof cases.$inferSelect,
    | 'school'
    | 'pupil'
    | 'pathway'
    | 'pathwayVersion'
    | 'overlays'
    | 'owner'
    | 'stage'
    | 'referred'
    | 'entered'
    | 'held'
  > &
  Pick<typeof pupils.$inferSelect, 'forename' | 'surname'>

/** The deadlines of a case, the earliest first, those not yet known last. */
export async function deadlinesOf(db: Db, caseId: string): Promise<Deadline[]> {
  return db
    .select()
    .from(deadlines)
    .where(eq(deadlines.caseId, caseId))
    .orderBy(sql`${deadlines.due} is null`, asc(deadlines.due), asc(deadlines.id))
}

const told = {
  school: cases.school,
  pupil: cases.pupil,
  pathway: cases.pathway,
  pathwayVersion: cases.pathwayVersion,
  overlays: cases.overlays,
  owner: cases.owner,
  stage: cases.stage,
  referred: cases.referred,
  entered: cases.entered,
  held: cases.held,
}
const found = packed({
  ...getTableColumns(deadlines),
  ...told,
  forename: pupils.forename,
  surname: pupils.surname,
})

async function openDeadlines(db: Db, conditions: (SQL | undefined)[], limit: number): Promise<DueDeadline[]> {
  const rows = await db
    .select({ found })
    .from(deadlines)
    .innerJoin(cases, eq(cases.id, deadlines.caseId))
    // A deadline is told even when its pupil can't be found: it would be missed in silence otherwise.
    .leftJoin(pupils, eq(pupils.id, cases.pupil))
    .where(and(eq(cases.status, 'open'), sql`${deadlines.state} = 'open'`, ...conditions))
    .orderBy(asc(deadlines.due), asc(deadlines.caseId), asc(deadlines.id))
    .limit(limit)
  return rows.map((row) => ({
    ...row.found,
    forename: row.found.forename ?? '?',
    surname: row.found.surname ?? '?',
  }))
}

/** The open deadlines of some schools that fall on a day or before, earliest first; those of one case owner where given. */
export async function deadlinesDue(
  db: Db,
  wanted: { schools: Scope; until: Day; person?: string; limit?: number },
): Promise<DueDeadline[]> {
  const { schools, until, person, limit = 20_000 } = wanted
  const owned = person === undefined ? undefined : eq(cases.owner, person)
  return openDeadlines(db, [lte(deadlines.due, until), within(cases.school, schools), owned], limit)
}

/** The open deadlines that fall beyond the loaded calendar, so that their day is not yet known. */
export async function deadlinesNotKnown(db: Db, schools: Scope): Promise<DueDeadline[]> {
  return openDeadlines(db, [sql`${deadlines.due} is null`, within(cases.school, schools)], 20_000)
}
