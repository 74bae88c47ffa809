import { and, eq, type SQL, sql } from 'drizzle-orm'
import { wait } from './limited.ts'
import { imports } from './schema.ts'
import { CHUNK, takeChunk, untilNone } from './staged-chunks.ts'
import type { Store } from './store.ts'
import type { Tx } from './writer.ts'

const isStaging = eq(imports.state, 'staging')
const BEAT_MS = 2000

async function clearAway(store: Store, number: number): Promise<number> {
  const amended = sql`select rowid from amended_marks where import = ${number} limit ${CHUNK}`
  await untilNone(async () => {
    const gone = await store.write((tx) => tx.run(sql`delete from amended_marks where rowid in (${amended})`))
    return Number(gone.rowsAffected)
  })
  return untilNone(() => store.write((tx) => takeChunk(tx, number, async () => {})))
}

/** Leaves no trace of an import that was given up, a chunk at a time; one that was promoted stays. */
export async function sweepStaging(store: Store, number: number): Promise<number> {
  const own = and(eq(imports.number, number), isStaging)
  // First of all it ceases to be an import, so that nothing half swept can become visible.
  const [gone] = await store.write((tx) =>
    tx.delete(imports).where(own).returning({ number: imports.number }),
  )
  return gone === undefined ? 0 : clearAway(store, number)
}

const numbersIn = (table: SQL) => sql`select import from (
  with recursive each(import) as (select min(import) from ${table}
    union all select (select min(import) from ${table} where import > each.import) from each where import is not null)
  select import from each)`

/** The imports that were being swept when their program ended: no longer imports, but not all cleared away. */
async function halfSwept(store: Store): Promise<number[]> {
  const found = await store.read.all<{ import: number }>(
    sql`select import from (${numbersIn(sql`register_staging`)} union ${numbersIn(sql`amended_marks`)})
      where import is not null and import not in (select number from imports)`,
  )
  return found.map((row) => Number(row.import))
}

/**
 * Says every so often that an import is under way, as a large file may have nothing to stage for long; until then it
 * counts as abandoned. Gives what ends it.
 */
export function beatWhileStaging(store: Store, number: number, everyMs = BEAT_MS): () => void {
  // Until an import is promoted nobody knows how many rows it has, so that its beats are counted there.
  const beat = (tx: Tx) =>
    tx
      .update(imports)
      .set({ rows: sql`${imports.rows} + 1` })
      .where(and(eq(imports.number, number), isStaging))
  const timer = setInterval(() => void store.write(beat).catch(() => {}), everyMs)
  return () => clearInterval(timer)
}

/** The imports that are being staged, with how often they were said to be under way. */
export async function stagedImports(store: Store): Promise<{ number: number; beats: number }[]> {
  return store.read.select({ number: imports.number, beats: imports.rows }).from(imports).where(isStaging)
}

/** Clears what imports left behind that ended halfway: those that did not beat for some milliseconds. */
export async function sweepAbandoned(store: Store, stillForMs: number): Promise<number[]> {
  for (const number of await halfSwept(store)) await clearAway(store, number)
  const before = await stagedImports(store)
  if (before.length === 0) return []
  await wait(stillForMs)
  const now = new Map((await stagedImports(store)).map(({ number, beats }) => [number, beats]))
  const still = before.filter(({ number, beats }) => now.get(number) === beats).map(({ number }) => number)
  for (const number of still) await sweepStaging(store, number)
  return still
}
