import { and, eq, type SQL, sql } from 'drizzle-orm'
import { imports } from './schema.ts'
import { CHUNK, firstStaged, takeChunk, untilNone } from './staged-chunks.ts'
import {
  COUNT_BITS,
  type StagedRows,
  type StagedWeek,
  stagedCounts,
  stagedRow,
  stagedRows,
} from './staged-row.ts'
import type { Store } from './store.ts'
import type { Tx } from './writer.ts'

/** What is known of an import before it has read its file. */
export type NewImport = Pick<
  typeof imports.$inferInsert,
  'id' | 'school' | 'kind' | 'recordedBy' | 'recordedAt'
>

const columns = sql.raw(`pupil, monday, marks, ${stagedCounts.join(', ')}, detail`)
const counts = sql.raw(
  stagedCounts.map((_, n) => `counts >> ${n * COUNT_BITS} & ${2 ** COUNT_BITS - 1}`).join(', '),
)

/** Begins an import, whose number its staged rows carry; it is no import to anybody before it is promoted. */
export async function beginImport(store: Store, told: NewImport): Promise<number> {
  const row = { ...told, rows: 0, sha256: '', state: 'staging' as const }
  const [begun] = await store.write((tx) =>
    tx.insert(imports).values(row).returning({ number: imports.number }),
  )
  if (begun === undefined) throw new Error('the store gave the import no number')
  return begun.number
}

/** An import was given up or swept, or another of its school is still landing, so that it may not go on. */
export class StagingLost extends Error {
  override readonly name = 'StagingLost'
}

async function stage(store: Store, { count }: StagedRows, insert: SQL): Promise<void> {
  const { rowsAffected } = await store.write((tx) => tx.run(insert))
  if (Number(rowsAffected) !== count) throw new StagingLost('The import was swept while it was staged.')
}

const isStaging = (number: number) =>
  sql`exists (select 1 from imports where number = ${number} and state = 'staging')`

// Unless it is materialized, a row is read out of the JSON again for each of its seven counts.
const toldIn = (json: string) =>
  sql`with told as materialized (
    select value->>0 as pupil, value->>1 as monday, value->>2 as marks, value->>3 as counts, value->>4 as detail
    from json_each(${json}))`

/** Puts rows that `stagedRow` made where nobody sees them yet, in one transaction. */
export const stageRows = (store: Store, number: number, rows: StagedRows): Promise<void> =>
  stage(
    store,
    rows,
    sql`insert or replace into register_staging (import, ${columns})
      ${toldIn(rows.json)} select ${number}, pupil, monday, marks, ${counts}, detail from told where ${isStaging(number)}`,
  )

/** Puts beside them rows of marks that they change: pupil, day, half, what it was and what it will be. */
export const stageAmended = (store: Store, number: number, rows: StagedRows): Promise<void> =>
  stage(
    store,
    rows,
    sql`insert or replace into amended_marks (import, pupil, day, half, was, now)
      select ${number}, value->>0, value->>1, value->>2, value->>3, value->>4 from json_each(${rows.json})
      where ${isStaging(number)}`,
  )

async function inChunks<T>(
  all: readonly T[],
  rowOf: (one: T) => unknown[],
  keep: (rows: StagedRows) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < all.length; from += CHUNK) {
    const some = all.slice(from, from + CHUNK)
    await keep(stagedRows(some.map(rowOf)))
  }
}

/** Puts register weeks where nobody sees them yet, in short transactions that let others write between them. */
export const stageWeeks = (store: Store, number: number, weeks: readonly StagedWeek[]): Promise<void> =>
  inChunks(
    weeks,
    (week) => stagedRow(week, week),
    (rows) => stageRows(store, number, rows),
  )

/** Makes a staged import visible, all of it at once, whatever its size. */
export async function promoteImport(
  tx: Tx,
  number: number,
  { rows, sha256 }: { rows: number; sha256: string },
): Promise<void> {
  const landing = sql`exists (select 1 from imports o where o.state = 'landing' and o.school is ${imports.school})`
  const promoted = await tx
    .update(imports)
    .set({ rows, sha256, state: 'landing' })
    .where(and(eq(imports.number, number), eq(imports.state, 'staging'), sql`not ${landing}`))
    .returning({ number: imports.number })
  if (promoted.length !== 1) throw new StagingLost(`Import ${number} may not become visible.`)
}

/** Moves the weeks of a promoted import to where they stay, a chunk at a time; whoever reads meanwhile sees all of them. */
export async function landImport(store: Store, number: number): Promise<void> {
  const move = sql`insert or replace into register_weeks (${columns}, import)
    select ${columns}, import ${firstStaged(number)} ${CHUNK}`
  await untilNone(() => store.write((tx) => takeChunk(tx, number, () => tx.run(move))))
  await store.write((tx) => tx.update(imports).set({ state: 'landed' }).where(eq(imports.number, number)))
}

/** Lands every import that was promoted, such as one whose program was ended before it had. */
export async function landImports(store: Store): Promise<void> {
  const landing = await store.read
    .select({ number: imports.number })
    .from(imports)
    .where(sql`"state" = 'landing'`)
    .orderBy(imports.number)
  for (const { number } of landing) await landImport(store, number)
}
