import { and, eq, type SQLWrapper, sql } from 'drizzle-orm'
import { prepared } from '../prepared.ts'
import type { Db } from '../reader.ts'
import { keptOut, pupils } from '../schema.ts'
import type { Tx } from '../writer.ts'

/** Somebody who is kept out of a pupil's cases, since when, by whom and why. */
export type KeptOut = typeof keptOut.$inferSelect

/** Is this row about the pupil or about a brother or sister, whose family is the same? */
const ofFamily = (pupil: SQLWrapper | string) =>
  sql`(${keptOut.pupil} = ${pupil} or exists (
    select 1 from ${pupils} own join ${pupils} kin on kin.family_ref = own.family_ref
    where own.id = ${keptOut.pupil} and kin.id = ${pupil}))`

const one = prepared((db) =>
  db
    .select({ person: keptOut.person })
    .from(keptOut)
    .where(and(eq(keptOut.person, sql.placeholder('person')), ofFamily(sql.placeholder('pupil'))))
    .limit(1)
    .prepare(),
)

/** Is this person kept out of a pupil's cases, or of a brother's or sister's? */
export async function isKeptOut(db: Db, person: string, pupil: string): Promise<boolean> {
  return (await one(db).all({ person, pupil })).length > 0
}

/** Everybody who is kept out of a pupil's cases, be it for a brother or sister. */
export async function keptOutOf(db: Db, pupil: string): Promise<KeptOut[]> {
  return db.select().from(keptOut).where(ofFamily(pupil)).orderBy(keptOut.since)
}

/** Keeps somebody out of a family's cases, these and later ones. */
export async function putKeptOut(tx: Tx, row: KeptOut): Promise<void> {
  await tx.insert(keptOut).values(row).onConflictDoNothing()
}

/** Lets somebody into a family's cases again. */
export async function dropKeptOut(tx: Tx, person: string, pupil: string): Promise<void> {
  await tx.delete(keptOut).where(and(eq(keptOut.person, person), ofFamily(pupil)))
}
