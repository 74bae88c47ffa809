import { and, count, eq, sql } from 'drizzle-orm'
import { wait } from './limited.ts'
import { weekOfMonday } from './schema/week-number.ts'
import { amendedMarks, imports, registerStaging, type registerWeeks } from './schema.ts'
import type { Store } from './store.ts'
import type { Tx } from './writer.ts'

/** A register week on its way into the store, of a pupil by number. */
export type StagedWeek = Omit<typeof registerWeeks.$inferInsert, 'import'>

/** A mark that an import changes: what it was and what it will be. */
export type StagedAmendment = Omit<typeof amendedMarks.$inferInsert, 'import'>

/** What is known of an import before it has read its file. */
export type NewImport = Pick<
  typeof imports.$inferInsert,
  'id' | 'school' | 'kind' | 'recordedBy' | 'recordedAt'
>

const CHUNK = 2000

const columns = sql.raw(
  'pupil, monday, marks, possible, attended, authorised, unauthorised, late, unexplained, marked, detail',
)
const valuesOf = (week: StagedWeek) => [
  week.pupil,
  weekOfMonday(week.monday),
  week.marks,
  week.possible,
  week.attended,
  week.authorised,
  week.unauthorised,
  week.late,
  week.unexplained,
  week.marked,
  week.detail ? JSON.stringify(week.detail) : null,
]

/** Begins an import, whose number its staged rows carry; it is no import to anybody before it is promoted. */
export async function beginImport(store: Store, told: NewImport): Promise<number> {
  const row = { ...told, rows: 0, sha256: '', state: 'staging' as const }
  const [begun] = await store.write((tx) =>
    tx.insert(imports).values(row).returning({ number: imports.number }),
  )
  if (begun === undefined) throw new Error('the store gave the import no number')
  return begun.number
}

async function stageChunk(tx: Tx, number: number, weeks: readonly StagedWeek[]): Promise<void> {
  const text = JSON.stringify(weeks.map(valuesOf))
  await tx.run(sql`insert or replace into register_staging (import, ${columns})
    select ${number}, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7,
      value->>8, value->>9, value->>10 from json_each(${text})`)
}

/** Puts register weeks where nobody sees them yet, in short transactions that let others write between them. */
export async function stageWeeks(store: Store, number: number, weeks: readonly StagedWeek[]): Promise<void> {
  for (let from = 0; from < weeks.length; from += CHUNK) {
    await store.write((tx) => stageChunk(tx, number, weeks.slice(from, from + CHUNK)))
  }
}

/** Puts beside them the marks that they change. */
export async function stageAmendments(
  store: Store,
  number: number,
  amendments: readonly StagedAmendment[],
): Promise<void> {
  for (let from = 0; from < amendments.length; from += CHUNK) {
    const some = amendments.slice(from, from + CHUNK).map((one) => ({ ...one, import: number }))
    const text = JSON.stringify(some.map(({ pupil, day, half, was, now }) => [pupil, day, half, was, now]))
    await store.write((tx) =>
      tx.run(sql`insert or replace into amended_marks (import, pupil, day, half, was, now)
        select ${number}, value->>0, value->>1, value->>2, value->>3, value->>4 from json_each(${text})`),
    )
  }
}

/** Some of what an import had staged is gone, or another import of the school is still landing, so that it may not become visible. */
export class StagingLost extends Error {
  override readonly name = 'StagingLost'
}

/** Makes a staged import visible, all of it at once: `StagingLost` unless just so many weeks are staged. */
export async function promoteImport(
  tx: Tx,
  number: number,
  { rows, sha256, weeks }: { rows: number; sha256: string; weeks: number },
): Promise<void> {
  const staged = await tx.$count(registerStaging, eq(registerStaging.import, number))
  const promoted = await tx
    .update(imports)
    .set({ rows, sha256, state: 'landing' })
    .where(and(eq(imports.number, number), eq(imports.state, 'staging')))
    .returning({ number: imports.number })
  if (staged !== weeks || promoted.length !== 1) {
    throw new StagingLost(`Import ${number} staged ${weeks} weeks and ${staged} are there.`)
  }
}

async function clear(store: Store, number: number, rest: (tx: Tx) => Promise<unknown>): Promise<number> {
  const next = sql`select pupil, monday from register_staging where import = ${number} order by pupil, monday limit ${CHUNK}`
  for (let moved = 0; ; ) {
    const gone = await store.write(async (tx) => {
      await rest(tx)
      return tx.run(
        sql`delete from register_staging where import = ${number} and (pupil, monday) in (${next})`,
      )
    })
    if (Number(gone.rowsAffected) === 0) return moved
    moved += Number(gone.rowsAffected)
  }
}

/** Moves the weeks of a promoted import to where they stay, a chunk at a time; whoever reads meanwhile sees all of them. */
export async function landImport(store: Store, number: number): Promise<void> {
  await clear(store, number, (tx) =>
    tx.run(sql`insert or replace into register_weeks (${columns}, import)
      select ${columns}, import from register_staging where import = ${number} order by pupil, monday limit ${CHUNK}`),
  )
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

/** Leaves no trace of an import that was given up, a chunk at a time; one that was promoted stays. */
export async function sweepStaging(store: Store, number: number): Promise<number> {
  const own = and(eq(imports.number, number), eq(imports.state, 'staging'))
  if ((await store.read.$count(imports, own)) === 0) return 0
  const swept = await clear(store, number, async () => {})
  await store.write(async (tx) => {
    const gone = await tx.delete(imports).where(own).returning({ number: imports.number })
    if (gone.length > 0) await tx.delete(amendedMarks).where(eq(amendedMarks.import, number))
  })
  return swept
}

/** The imports that are being staged, with how many weeks they have. */
export async function stagedImports(store: Store): Promise<{ number: number; weeks: number }[]> {
  return store.read
    .select({ number: imports.number, weeks: count(registerStaging.pupil) })
    .from(imports)
    .leftJoin(registerStaging, eq(registerStaging.import, imports.number))
    .where(eq(imports.state, 'staging'))
    .groupBy(imports.number)
}

/** Clears what imports left behind that ended halfway: those to which nothing was added for some milliseconds. */
export async function sweepAbandoned(store: Store, stillForMs: number): Promise<number[]> {
  const before = await stagedImports(store)
  if (before.length === 0) return []
  await wait(stillForMs)
  const now = new Map((await stagedImports(store)).map(({ number, weeks }) => [number, weeks]))
  const still = before.filter(({ number, weeks }) => now.get(number) === weeks).map(({ number }) => number)
  for (const number of still) await sweepStaging(store, number)
  return still
}
