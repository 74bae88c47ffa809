import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Tx } from './writer.ts'

/** The folder of the migrations that come with this program. */
export const ownMigrations = fileURLToPath(new URL('./migrations', import.meta.url))

const journal = sql`create table if not exists __drizzle_migrations (
  id integer primary key, hash text not null, created_at numeric)`

/** A store that another version of this program made, which this one does not know how to read. */
export class OtherVersion extends Error {
  override readonly name = 'OtherVersion'
}

/** Brings the store up to this program's shape in one transaction, and refuses one from a newer program. */
export async function migrate(tx: Tx, folder: string): Promise<void> {
  const steps = readMigrationFiles({ migrationsFolder: folder })
  await tx.run(journal)
  const done = await tx.all<{ hash: string }>(sql`select hash from __drizzle_migrations`)
  const known = new Set(steps.map((step) => step.hash))
  if (done.some((row) => !known.has(row.hash))) {
    throw new OtherVersion(
      'This store was made by another version of Fast Track: use that version or a newer one.',
    )
  }
  const had = new Set(done.map((row) => row.hash))
  for (const step of steps.filter((each) => !had.has(each.hash))) {
    // Sent together: one after another they would cost a distant server's patience a round trip each.
    await Promise.all(step.sql.map((statement) => tx.run(sql.raw(statement))))
    await tx.run(
      sql`insert into __drizzle_migrations (hash, created_at) values (${step.hash}, ${step.folderMillis})`,
    )
  }
}
