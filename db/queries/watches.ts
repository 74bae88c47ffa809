import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../src/domain/day.ts'
import type { Db } from '../reader.ts'
import { cases, contactPupils, contacts, pupils, raisedWatches } from '../schema.ts'
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

/** Of a contact about the pupil that is on record since it was raised, of the same day or a later one; null where there is none. */
const sinceRaised = <T>(what: SQL) => sql<T | null>`(select ${what} from ${contactPupils}
  join ${contacts} on ${contacts.id} = ${contactPupils.contact}
  where ${contactPupils.pupil} = ${raisedWatches.pupil} and ${contacts.onDay} >= ${raisedWatches.raisedOn}
    and ${contacts.withdrawn} is null)`

const contactedOn = sinceRaised<Day>(sql`max(${contacts.onDay})`)
const reached = sinceRaised<number>(sql`max(${contacts.reached})`)

/** What stands raised of the pupils of some schools, with who each is, their open case, and the last day of a contact since and whether somebody was reached, the latest first; `unseen` leaves out what somebody has seen to. */
export async function standingWatches(db: Db, schools: Scope, { unseen }: { unseen: boolean }) {
  const standing = and(within(raisedWatches.school, schools), isNull(raisedWatches.clearedOn))
  return db
    .select({ watch: raisedWatches, pupil: pupils, openCase, contactedOn, reached })
    .from(raisedWatches)
    .innerJoin(pupils, eq(pupils.id, raisedWatches.pupil))
    .where(unseen ? and(standing, isNull(raisedWatches.seenBy)) : standing)
    .orderBy(desc(raisedWatches.raisedOn), asc(pupils.surname), asc(pupils.forename), asc(pupils.id))
}

/** A watch that stands raised, of whom, and their open case. */
export type StandingWatch = Awaited<ReturnType<typeof standingWatches>>[number]
