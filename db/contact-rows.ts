import { asc, eq, inArray } from 'drizzle-orm'
import type { Contact } from '../src/domain/contact.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Db } from './reader.ts'
import { contactPupils, contacts } from './schema.ts'
import type { Tx } from './writer.ts'

type Row = typeof contacts.$inferSelect

/** An entry out of its row and the pupils that it names. */
export function contactOfRow({ onDay, atTime, doneBy, ...row }: Row, pupils: readonly string[]): Contact {
  return { ...row, on: onDay, at: atTime, by: doneBy, pupils: [...pupils].sort() }
}

/** Puts an entry's row and the pupils that it names beside its event. */
export async function putContact(tx: Tx, { on, at, by, pupils, ...rest }: Contact): Promise<void> {
  await tx.insert(contacts).values({ ...rest, onDay: on, atTime: at, doneBy: by })
  await tx.insert(contactPupils).values(pupils.map((pupil) => ({ contact: rest.id, pupil })))
}

/** Takes back the day to try again of an entry, and with a reason the entry itself. */
export async function takeBack(tx: Tx, id: string, why?: string): Promise<void> {
  const withdrawn = why === undefined ? {} : { withdrawn: why }
  await tx
    .update(contacts)
    .set({ retryOn: null, ...withdrawn })
    .where(eq(contacts.id, id))
}

/** The pupils that some entries name, entry by entry. */
export async function pupilsNamed(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>(ids.map((id) => [id, []]))
  for (let from = 0; from < ids.length; from += 500) {
    const some = ids.slice(from, from + 500)
    const rows = await db.select().from(contactPupils).where(inArray(contactPupils.contact, some))
    for (const { contact, pupil } of rows) found.get(contact)?.push(pupil)
  }
  return found
}

/** Every entry of a school's log as its rows stand, the earliest recorded first. */
export async function contactsAt(db: Db, school: string): Promise<Contact[]> {
  const rows = await db.select().from(contacts).where(eq(contacts.school, school)).orderBy(asc(contacts.seq))
  const named = await pupilsNamed(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => contactOfRow(row, named.get(row.id) ?? []))
}

/** Names the first entry whose rows are not what its events say, without quoting it; null when all are. */
export function contactDifference(told: readonly Contact[], stored: readonly Contact[]): string | null {
  const kept = new Map(stored.map((one) => [one.id, canonicalJson(one)]))
  const lost = told.find((one) => kept.get(one.id) !== canonicalJson(one))
  if (lost !== undefined)
    return `contact ${lost.id}: ${kept.has(lost.id) ? 'its row differs' : 'it has no row'}`
  const known = new Set(told.map(({ id }) => id))
  const extra = stored.find(({ id }) => !known.has(id))
  return extra === undefined ? null : `contact ${extra.id}: it has a row and no event`
}
