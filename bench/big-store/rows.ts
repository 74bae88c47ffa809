import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Store } from '../../db/store.ts'

const CHUNK = 2000

/** Puts many rows into a table. */
export async function insert<T extends SQLiteTable>(
  store: Store,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK)
    await store.write((tx) => insertMany(tx, table, rows.slice(from, from + CHUNK)), { withinMs: 60_000 })
}

// One statement a few hundred rows: SQLite takes 32,766 parameters at most.
export async function insertMany(
  tx: Parameters<Parameters<Store['write']>[0]>[0],
  table: SQLiteTable,
  rows: readonly object[],
): Promise<void> {
  const wide = Object.keys(rows[0] ?? {}).length
  const step = Math.max(1, Math.floor(16_000 / Math.max(1, wide)))
  for (let from = 0; from < rows.length; from += step)
    await tx.insert(table).values(rows.slice(from, from + step) as never)
}

/** So many of something, each made by its number. */
export const many = <T>(n: number, make: (at: number) => T): T[] =>
  Array.from({ length: n }, (_, at) => make(at))
