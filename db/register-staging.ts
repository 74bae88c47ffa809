import { count, eq, sql } from 'drizzle-orm'
import { wait } from './limited.ts'
import type { imports, registerWeeks } from './schema.ts'
import { imports as importRows, registerStaging } from './schema.ts'
import type { Store } from './store.ts'
import type { Tx } from './writer.ts'

/** A register week on its way into the store; the import's id is given once for all. */
export type StagedWeek = Omit<typeof registerWeeks.$inferInsert, 'import'>

const CHUNK = 5000

const columns = sql.raw(
  'pupil, monday, marks, possible, attended, authorised, unauthorised, late, unexplained, detail',
)
const valuesOf = (week: StagedWeek) => [
  week.pupil,
  week.monday,
  week.marks,
  week.possible,
  week.attended,
  week.authorised,
  week.unauthorised,
  week.late,
  week.unexplained,
  week.detail ? JSON.stringify(week.detail) : null,
]

async function stageChunk(tx: Tx, importId: string, weeks: readonly StagedWeek[]): Promise<void> {
  const text = JSON.stringify(weeks.map(valuesOf))
  await tx.run(sql`insert or replace into register_staging (import, ${columns})
    select ${importId}, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7,
      value->>8, value->>9 from json_each(${text})`)
}

/** Puts register weeks where nobody sees them yet, in short transactions that let others write between them. */
export async function stageWeeks(
  store: Store,
  importId: string,
  weeks: readonly StagedWeek[],
): Promise<void> {
  for (let from = 0; from < weeks.length; from += CHUNK) {
    await store.write((tx) => stageChunk(tx, importId, weeks.slice(from, from + CHUNK)))
  }
}

/** Some of what an import had staged is gone, so that it may not become visible. */
export class StagingLost extends Error {
  override readonly name = 'StagingLost'
}

/**
 * Makes a staged import visible: its weeks replace those that the store held, and the import is recorded.
 * With `expected`, `StagingLost` unless just so many weeks are staged.
 */
export async function promoteImport(
  tx: Tx,
  record: typeof imports.$inferInsert,
  expected?: number,
): Promise<void> {
  const staged = await tx.$count(registerStaging, eq(registerStaging.import, record.id))
  if (staged !== (expected ?? staged)) {
    throw new StagingLost(`Import ${record.id} staged ${expected} weeks and ${staged} are there.`)
  }
  await tx.insert(importRows).values(record)
  await tx.run(sql`insert or replace into register_weeks (${columns}, import)
    select ${columns}, import from register_staging where import = ${record.id}`)
}

/** Clears the staged rows of an import that was promoted or given up, a chunk at a time. */
export async function sweepStaging(store: Store, importId: string): Promise<number> {
  for (let swept = 0; ; ) {
    const gone = await store.write((tx) =>
      tx.run(sql`delete from register_staging where import = ${importId} and (pupil, monday) in (
        select pupil, monday from register_staging where import = ${importId} limit ${CHUNK})`),
    )
    if (Number(gone.rowsAffected) === 0) return swept
    swept += Number(gone.rowsAffected)
  }
}

/** The imports that have staged rows, with how many. */
export async function stagedImports(store: Store): Promise<{ id: string; weeks: number }[]> {
  return store.read
    .select({ id: registerStaging.import, weeks: count() })
    .from(registerStaging)
    .groupBy(registerStaging.import)
}

/** Clears what imports left behind that ended halfway: those to which nothing was added for some milliseconds. */
export async function sweepAbandoned(store: Store, stillForMs: number): Promise<string[]> {
  const before = await stagedImports(store)
  if (before.length === 0) return []
  await wait(stillForMs)
  const now = new Map((await stagedImports(store)).map(({ id, weeks }) => [id, weeks]))
  const still = before.filter(({ id, weeks }) => now.get(id) === weeks).map(({ id }) => id)
  for (const id of still) await sweepStaging(store, id)
  return still
}

/** Whether an import was promoted. */
export async function isPromoted(store: Store, importId: string): Promise<boolean> {
  return (await store.read.select().from(importRows).where(eq(importRows.id, importId))).length > 0
}
