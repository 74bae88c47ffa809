import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import { cases, pupils, raisedWatches } from '../schema.ts'
import { type Scope, within } from './scope.ts'

/** What stands raised of a school's pupils. */
export async function standingAt(db: Db, school: string) {
  return db
    .select()
    .from(raisedWatches)
    .where(and(eq(raisedWatches.school, school), isNull(raisedWatches.clearedOn)))
}

const openCase = sql<string | null>`(select max(id) from ${cases}
  where ${cases.pupil} = ${pupils.id} and ${cases.status} = 'open')`

/** What stands raised of the pupils of some schools, with who each is and their open case, the latest first; `unseen` leaves out what somebody has seen to. */
export async function standingWatches(db: Db, schools: Scope, { unseen }: { unseen: boolean }) {
  const standing = and(within(raisedWatches.school, schools), isNull(raisedWatches.clearedOn))
  return db
    .select({ watch: raisedWatches, pupil: pupils, openCase })
    .from(raisedWatches)
    .innerJoin(pupils, eq(pupils.id, raisedWatches.pupil))
    .where(unseen ? and(standing, isNull(raisedWatches.seenBy)) : standing)
    .orderBy(desc(raisedWatches.raisedOn), asc(pupils.surname), asc(pupils.forename), asc(pupils.id))
}

/** A watch that stands raised, of whom, and their open case. */
export type StandingWatch = Awaited<ReturnType<typeof standingWatches>>[number]
