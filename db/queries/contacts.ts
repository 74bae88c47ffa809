import { and, asc, desc, eq, exists, gte, isNotNull, isNull, like, lte, sql } from 'drizzle-orm'
import type { Contact } from '../../src/domain/contact.ts'
import type { Day } from '../../src/domain/day.ts'
import { contactOfRow, pupilsNamed } from '../contact-rows.ts'
import { prepared } from '../prepared.ts'
import type { Db } from '../reader.ts'
import { cases, contactPupils, contacts, events, parents, pupils } from '../schema.ts'
import { type Scope, within } from './scope.ts'

/** Who was to be reached, where the list of parents knows them. */
export type Reached = Pick<typeof parents.$inferSelect, 'title' | 'forename' | 'surname' | 'relationship'>

/** An entry of the log with the parent that it names; null where somebody was typed. */
export type FoundContact = Contact & { parent: Reached | null }

const reached = {
  title: parents.title,
  forename: parents.forename,
  surname: parents.surname,
  relationship: parents.relationship,
}

/** The entry with a number, or null. */
export async function contactById(db: Db, id: string): Promise<Contact | null> {
  const [row] = await db.select().from(contacts).where(eq(contacts.id, id))
  if (row === undefined) return null
  return contactOfRow(row, (await pupilsNamed(db, [id])).get(id) ?? [])
}

/** Is this a parent of one of the pupils that the entry is about? */
const parentOfOne = (db: Db) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(sql`contact_pupils as named`)
      .where(sql`named.contact = ${contacts.id} and named.pupil = ${parents.pupil}`),
  )

const aboutPupil = prepared((db) =>
  db
    .select({ row: contacts, parent: reached })
    .from(contactPupils)
    .innerJoin(contacts, eq(contacts.id, contactPupils.contact))
    // Only a parent of a pupil that the entry is about: anything else in its place is what somebody typed.
    .leftJoin(parents, and(eq(parents.id, contacts.who), parentOfOne(db)))
    .where(eq(contactPupils.pupil, sql.placeholder('pupil')))
    .orderBy(desc(contacts.onDay), desc(sql`coalesce(${contacts.atTime}, '')`), desc(contacts.seq))
    .prepare(),
)

/** Everything that was logged about a pupil, with or without a case, the latest day first; `withdrawn` tells what was entered in error. */
export async function contactsOf(db: Db, pupil: string): Promise<FoundContact[]> {
  const rows = await aboutPupil(db).all({ pupil })
  const named = await pupilsNamed(
    db,
    rows.map(({ row }) => row.id),
  )
  return rows.map(({ row, parent }) => ({ ...contactOfRow(row, named.get(row.id) ?? []), parent }))
}

const days = prepared((db) =>
  db
    .selectDistinct({ on: contacts.onDay })
    .from(contactPupils)
    .innerJoin(contacts, eq(contacts.id, contactPupils.contact))
    .where(
      and(
        eq(contactPupils.pupil, sql.placeholder('pupil')),
        gte(contacts.onDay, sql.placeholder('from')),
        isNull(contacts.withdrawn),
      ),
    )
    .orderBy(asc(contacts.onDay))
    .prepare(),
)

/** The days from one on for which a contact about a pupil stands in the log, earliest first. */
export async function contactDays(db: Db, pupil: string, from: Day): Promise<Day[]> {
  const rows = await days(db).all({ pupil, from })
  return rows.map(({ on }) => on)
}

/** A pupil who is still to be reached: the entry that says when, and the pupil's open case if there is one. */
export type Retry = {
  contact: string
  retryOn: Day
  school: string
  doneBy: string
  recordedBy: string
  pupil: string
  forename: string
  surname: string
  case: string | null
  owner: string | null
}

/** Has somebody logged a contact about this pupil since, of the same day or a later one? */
const triedSince = (db: Db) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(sql`contact_pupils as later_pupils`)
      .innerJoin(sql`contacts as later`, sql`later.id = later_pupils.contact`)
      .where(
        sql`later_pupils.pupil = ${contactPupils.pupil} and later.seq > ${contacts.seq}
          and later.school = ${contacts.school} and later.on_day >= ${contacts.onDay} and later.withdrawn is null`,
      ),
  )

/** The pupils of some schools whom somebody wanted to try again by a day, and nobody has tried since; none while a hold stands. */
export async function retriesUntil(db: Db, scope: Scope, until: Day): Promise<Retry[]> {
  const rows = await db
    .select({
      contact: contacts.id,
      retryOn: contacts.retryOn,
      school: contacts.school,
      doneBy: contacts.doneBy,
      recordedBy: contacts.recordedBy,
      pupil: pupils.id,
      forename: pupils.forename,
      surname: pupils.surname,
      case: cases.id,
      owner: cases.owner,
    })
    .from(contacts)
    .innerJoin(contactPupils, eq(contactPupils.contact, contacts.id))
    .innerJoin(pupils, eq(pupils.id, contactPupils.pupil))
    .leftJoin(cases, and(eq(cases.pupil, pupils.id), eq(cases.status, 'open')))
    .where(
      and(
        within(contacts.school, scope),
        isNotNull(contacts.retryOn),
        lte(contacts.retryOn, until),
        sql`not ${triedSince(db)}`,
        sql`coalesce(${cases.held}, 0) = 0`,
      ),
    )
    .orderBy(contacts.retryOn, contacts.seq, pupils.id)
  return rows.flatMap(({ retryOn, ...row }) => (retryOn === null ? [] : [{ ...row, retryOn }]))
}

/** The schools that have a log of contacts, those with events alone and those with rows alone included. */
export async function schoolsWithContacts(db: Db): Promise<string[]> {
  const chained = await db
    .selectDistinct({ chain: events.chain })
    .from(events)
    .where(like(events.chain, 'contacts:%'))
  const rows = await db.selectDistinct({ school: contacts.school }).from(contacts)
  const named = [
    ...chained.map(({ chain }) => chain.slice('contacts:'.length)),
    ...rows.map((row) => row.school),
  ]
  return [...new Set(named)].sort()
}
