import { and, asc, eq, exists, gt, lt, max, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import { amendedMarks, cases, eventPayloads, events, imports, pupils, registerView } from '../schema.ts'
import type { Import } from './register.ts'

/** The registers of a school that were imported after the import with this number, and that everybody sees, in their order. */
export async function registersAfter(db: Db, school: string, number: number): Promise<Import[]> {
  const visible = and(eq(imports.kind, 'register'), ne(imports.state, 'staging'))
  return db
    .select()
    .from(imports)
    .where(and(eq(imports.school, school), gt(imports.number, number), visible))
    .orderBy(asc(imports.number))
}

/** The cases of a school, closed ones too, of whose pupils an import changed or filled in marks. */
export async function casesUnder(db: Db, school: string, number: number): Promise<string[]> {
  const own = (pupil: typeof amendedMarks.pupil | typeof registerView.pupil) => eq(pupil, pupils.number)
  const changed = db
    .select({ pupil: amendedMarks.pupil })
    .from(amendedMarks)
    .where(and(own(amendedMarks.pupil), eq(amendedMarks.import, number)))
  const filled = db
    .select({ pupil: registerView.pupil })
    .from(registerView)
    .where(and(own(registerView.pupil), eq(registerView.import, number)))
  const rows = await db
    .select({ id: cases.id })
    .from(cases)
    .innerJoin(pupils, eq(pupils.id, cases.pupil))
    .where(and(eq(cases.school, school), or(exists(changed), exists(filled))))
    .orderBy(asc(cases.id))
  return rows.map(({ id }) => id)
}

/** The numbers of all cases of a school, closed ones too. */
export async function allCasesAt(db: Db, school: string): Promise<string[]> {
  const rows = await db
    .select({ id: cases.id })
    .from(cases)
    .where(eq(cases.school, school))
    .orderBy(asc(cases.id))
  return rows.map(({ id }) => id)
}

/** The marks of a pupil that an import changed, in the order of their sessions. */
export async function marksChanged(db: Db, number: number, pupil: string) {
  const { day, half, was, now } = amendedMarks
  return db
    .select({ day, half, was, now })
    .from(amendedMarks)
    .innerJoin(pupils, eq(pupils.number, amendedMarks.pupil))
    .where(and(eq(amendedMarks.import, number), eq(pupils.id, pupil)))
    .orderBy(asc(day), asc(half))
}

/** The number of a case's latest event when an import became visible; 0 when the case came after it. */
export async function seqWhenImported(
  db: Db,
  id: string,
  imported: { chain: string; id: string },
): Promise<number> {
  const when = db
    .select({ position: events.position })
    .from(events)
    .innerJoin(eventPayloads, eq(eventPayloads.position, events.position))
    .where(
      and(
        eq(events.chain, imported.chain),
        eq(events.type, 'register-imported'),
        sql`${eventPayloads.body} ->> 'import' = ${imported.id}`,
      ),
    )
  const [found] = await db
    .select({ seq: max(events.seq) })
    .from(events)
    .where(and(eq(events.chain, id), lt(events.position, sql`(${when})`)))
  return found?.seq ?? 0
}
