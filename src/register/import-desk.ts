import { randomUUID } from 'node:crypto'
import { appendEvents, lastSeq } from '../../db/events.ts'
import { imports } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import type { Tx } from '../../db/writer.ts'
import type { BankHolidays } from '../domain/bank-holidays.ts'
import type { CodeSet } from '../domain/codes.ts'
import type { Day } from '../domain/day.ts'
import type { Fault } from './tables/fault.ts'

/** Where imports are done: the store, the dated data, who brings the file, and when by the one clock. */
export type ImportDesk = {
  store: Store
  codes: readonly CodeSet[]
  bankHolidays: BankHolidays
  /** The local authority numbers that a UPN is not warned of; nothing is warned of where they are not given. */
  laNumbers?: ReadonlySet<string>
  /** A Slack user id, or `command-line`. */
  by: string
  today: Day
  /** This instant, as ISO text in UTC. */
  at: string
}

/** A file that was taken; `changed` is false when the store held all of it before. */
export type Taken<More> = {
  done: true
  changed: boolean
  rows: number
  warnings: Fault[]
  moreWarnings: number
} & More

/** What is kept of an import: never a row of it. */
export type ImportRecord = {
  id: string
  school: string | null
  kind: 'calendar' | 'people' | 'pupils' | 'parents' | 'register'
  rows: number
  sha256: string
  counts: Record<string, number>
}

/** The number of an import. */
export const newImportId = (): string => `import-${randomUUID()}`

/** The chain of events on which the imports of a school are recorded, or of the whole store. */
export const importChain = (school: string | null): string => (school === null ? 'store' : `school:${school}`)

/** The row by which the store remembers an import. */
export function importRow(
  desk: ImportDesk,
  { counts: _, ...record }: ImportRecord,
): typeof imports.$inferInsert {
  return { ...record, recordedBy: desk.by, recordedAt: desk.at }
}

/** Puts the import on the chain of its school, with counts only; `ChainMoved` when another came first since `expectedSeq`. */
export async function appendImported(
  tx: Tx,
  desk: ImportDesk,
  record: ImportRecord,
  expectedSeq?: number,
): Promise<void> {
  const { id, school, kind, rows, sha256, counts } = record
  const chain = importChain(school)
  await appendEvents(tx, chain, expectedSeq ?? (await lastSeq(tx, chain)), [
    {
      type: `${kind}-imported`,
      doneBy: desk.by,
      doneOn: desk.today,
      manner: 'did',
      recordedBy: desk.by,
      recordedAt: desk.at,
      late: false,
      body: { import: id, rows, sha256, ...counts },
    },
  ])
}

/** Remembers an import and puts it on its chain. */
export async function recordImport(tx: Tx, desk: ImportDesk, record: ImportRecord): Promise<void> {
  await tx.insert(imports).values(importRow(desk, record))
  await appendImported(tx, desk, record)
}
