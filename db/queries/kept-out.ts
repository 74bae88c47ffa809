import { and, eq, sql } from 'drizzle-orm'
import { prepared } from '../prepared.ts'
import type { Db } from '../reader.ts'
import { keptOut } from '../schema.ts'
import type { Tx } from '../writer.ts'

/** Somebody who is kept out of a pupil's cases, since when, by whom and why. */
export type KeptOut = typeof keptOut.$inferSelect

const one = prepared((db) =>
  db
    .select({ person: keptOut.person })
    .from(keptOut)
    .where(and(eq(keptOut.person, sql.placeholder('person')), eq(keptOut.pupil, sql.placeholder('pupil'))))
    .prepare(),
)

/** Is this person kept out of a pupil's cases? */
export async function isKeptOut(db: Db, person: string, pupil: string): Promise<boolean> {
  return (await one(db).all({ person, pupil })).length > 0
}

/** Everybody who is kept out of a pupil's cases. */
export async function keptOutOf(db: Db, pupil: string): Promise<KeptOut[]> {
  return db.select().from(keptOut).where(eq(keptOut.pupil, pupil)).orderBy(keptOut.since)
}

/** Keeps somebody out of a pupil's cases, these and later ones. */
export async function putKeptOut(tx: Tx, row: KeptOut): Promise<void> {
  await tx.insert(keptOut).values(row).onConflictDoNothing()
}

/** Lets somebody into a pupil's cases again. */
export async function dropKeptOut(tx: Tx, person: string, pupil: string): Promise<void> {
  await tx.delete(keptOut).where(and(eq(keptOut.person, person), eq(keptOut.pupil, pupil)))
}
