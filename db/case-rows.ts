import { and, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { canonicalJson } from './canonical-json.ts'
import type { Db } from './reader.ts'
import {
  actions,
  answers,
  attendances,
  cases,
  deadlines,
  decisions,
  letters,
  meetings,
  penaltyNotices,
  registerQueries,
} from './schema.ts'
import type { Tx } from './writer.ts'

/** Everything that is derived from the events of one case, as rows. */
export type CaseRows = {
  case: typeof cases.$inferInsert
  answers: (typeof answers.$inferInsert)[]
  meetings: (typeof meetings.$inferInsert)[]
  attendances: (typeof attendances.$inferInsert)[]
  actions: (typeof actions.$inferInsert)[]
  letters: (typeof letters.$inferInsert)[]
  deadlines: (typeof deadlines.$inferInsert)[]
  decisions: (typeof decisions.$inferInsert)[]
  penaltyNotices: (typeof penaltyNotices.$inferInsert)[]
  registerQueries: (typeof registerQueries.$inferInsert)[]
}

type Row = Record<string, unknown>
type Part = {
  name: string
  table: SQLiteTable
  columns: Record<string, SQLiteColumn>
  key: string[]
  of: string
}

const part = (name: string, table: SQLiteTable, ofColumn = 'caseId'): Part => {
  const columns = getTableColumns(table)
  const { primaryKeys } = getTableConfig(table)
  const names = new Set(primaryKeys.flatMap((each) => each.columns.map((column) => column.name)))
  const key = Object.keys(columns).filter(
    (field) => columns[field]?.primary || names.has(columns[field]?.name ?? ''),
  )
  return { name, table, columns, key, of: ofColumn }
}

const parts: readonly Part[] = [
  part('case', cases, 'id'),
  part('answers', answers),
  part('meetings', meetings),
  part('attendances', attendances),
  part('actions', actions),
  part('letters', letters),
  part('deadlines', deadlines),
  part('decisions', decisions),
  part('penaltyNotices', penaltyNotices),
  part('registerQueries', registerQueries),
]

const ROWS_A_STATEMENT = 500

const rowsOf = (rows: CaseRows | null, { name }: Part): Row[] => {
  if (rows === null) return []
  const held = rows[name as keyof CaseRows] as Row | Row[]
  return Array.isArray(held) ? held : [held]
}

const keyOf = (row: Row, { key }: Part): string => canonicalJson(key.map((field) => row[field]))

const whole = (row: Row, { columns }: Part): Row =>
  Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [field, row[field] ?? column.default ?? null]),
  )

const textOf = (row: Row, each: Part): string => canonicalJson(whole(row, each))

const byKey = (rows: CaseRows | null, each: Part): Map<string, Row> =>
  new Map(rowsOf(rows, each).map((row) => [keyOf(row, each), row]))

const slices = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))

const columnOf = ({ columns }: Part, field: string): SQLiteColumn => {
  const column = columns[field]
  if (column === undefined) throw new Error(`no column ${field}`)
  return column
}

async function save(tx: Tx, each: Part, rows: readonly Row[]): Promise<void> {
  const fields = Object.keys(each.columns).filter((field) => !each.key.includes(field))
  const set = Object.fromEntries(
    fields.map((field) => [field, sql.raw(`excluded."${columnOf(each, field).name}"`)]),
  )
  const target = each.key.map((field) => columnOf(each, field))
  for (const some of slices(rows, ROWS_A_STATEMENT)) {
    const values = some.map((row) => whole(row, each))
    await tx.insert(each.table).values(values).onConflictDoUpdate({ target, set })
  }
}

function among(each: Part, rows: readonly Row[]): SQL | undefined {
  const [owner, ...others] = each.key
  const ownerField = owner ?? each.of
  const first = eq(columnOf(each, ownerField), rows[0]?.[ownerField])
  const [only, ...more] = others.map((field) => columnOf(each, field))
  if (only === undefined)
    return inArray(
      columnOf(each, ownerField),
      rows.map((row) => row[ownerField]),
    )
  if (more.length === 0)
    return and(
      first,
      inArray(
        only,
        rows.map((row) => row[others[0] ?? '']),
      ),
    )
  const tuples = rows.map(
    (row) =>
      sql`(${sql.join(
        others.map((field) => sql`${row[field]}`),
        sql`, `,
      )})`,
  )
  return and(first, sql`(${sql.join([only, ...more], sql`, `)}) in (values ${sql.join(tuples, sql`, `)})`)
}

async function remove(tx: Tx, each: Part, rows: readonly Row[]): Promise<void> {
  for (const some of slices(rows, ROWS_A_STATEMENT)) await tx.delete(each.table).where(among(each, some))
}

/** Brings the derived rows of one case from `before` (null when there are none) to `after`, writing only the difference. */
export async function refreshRows(tx: Tx, before: CaseRows | null, after: CaseRows): Promise<void> {
  for (const each of parts) {
    const had = byKey(before, each)
    const has = byKey(after, each)
    const gone = [...had].filter(([key]) => !has.has(key)).map(([, row]) => row)
    const fresh = [...has].filter(([key, row]) => {
      const old = had.get(key)
      return old === undefined || textOf(old, each) !== textOf(row, each)
    })
    if (gone.length > 0) await remove(tx, each, gone)
    if (fresh.length > 0)
      await save(
        tx,
        each,
        fresh.map(([, row]) => row),
      )
  }
}

/** The derived rows of one case as they are stored, or null when there is no such case. */
export async function readRows(db: Db, caseId: string): Promise<CaseRows | null> {
  const read = await Promise.all(
    parts.map(async (each) => {
      const rows = await db
        .select()
        .from(each.table)
        .where(eq(columnOf(each, each.of), caseId))
      return [each.name, each.name === 'case' ? rows[0] : rows] as const
    }),
  )
  const rows = Object.fromEntries(read)
  return rows.case === undefined ? null : (rows as unknown as CaseRows)
}

function differenceOf(each: Part, key: string, a: Row | undefined, b: Row | undefined): string | null {
  if (a === undefined || b === undefined) return `${each.name} ${key}: only on one side`
  const field = Object.keys(each.columns).find(
    (name) => canonicalJson(whole(a, each)[name]) !== canonicalJson(whole(b, each)[name]),
  )
  return field === undefined ? null : `${each.name} ${key}: ${columnOf(each, field).name} differs`
}

/** Names the first place where two sets of rows differ, without quoting what stands there; null when they are equal. */
export function firstDifference(a: CaseRows, b: CaseRows): string | null {
  for (const each of parts) {
    const [left, right] = [byKey(a, each), byKey(b, each)]
    for (const key of [...new Set([...left.keys(), ...right.keys()])].sort()) {
      const difference = differenceOf(each, key, left.get(key), right.get(key))
      if (difference !== null) return difference
    }
  }
  return null
}
