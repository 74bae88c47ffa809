import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Tx } from './writer.ts'

type Row = Readonly<Record<string, unknown>>

/** More would be one long text; fewer, and the search index is written anew for each. */
const ROWS_A_STATEMENT = 2000

function columnsOf(table: SQLiteTable, rows: readonly Row[]): [field: string, column: SQLiteColumn][] {
  const told = new Set(rows.flatMap(Object.keys))
  return Object.entries(getTableColumns(table)).filter(([field]) => told.has(field))
}

const name = ({ name: given }: SQLiteColumn): SQL => sql`${sql.identifier(given)}`
const path = (field: string): SQL => sql.raw(`'$.${field}'`)

/** Some rows as one JSON text, their values as the store keeps them. */
function asText(columns: readonly [string, SQLiteColumn][], rows: readonly Row[]): string {
  const stored = rows.map((row) =>
    Object.fromEntries(
      columns.flatMap(([field, column]) => {
        const value = row[field]
        if (value === undefined) return []
        return [[field, value === null ? null : column.mapToDriverValue(value)]]
      }),
    ),
  )
  return JSON.stringify(stored)
}

async function inParts(rows: readonly Row[], put: (part: readonly Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT)
    await put(rows.slice(from, from + ROWS_A_STATEMENT))
}

/** Adds many rows to a table; what a row does not say is null. */
export const insertAtOnce = <T extends SQLiteTable>(tx: Tx, table: T, rows: readonly T['$inferInsert'][]) =>
  inParts(rows, (part) => {
    const columns = columnsOf(table, part)
    const named = columns.map(([, column]) => name(column))
    const values = columns.map(([field]) => sql`value ->> ${path(field)}`)
    return tx.run(sql`insert into ${table} (${sql.join(named, sql`, `)})
      select ${sql.join(values, sql`, `)} from json_each(${asText(columns, part)})`)
  })

/** Changes many rows of a table by their `id`; what a change does not say stays. One by one takes 25 times as long where they are searched. */
export const changeAtOnce = <T extends SQLiteTable>(
  tx: Tx,
  table: T,
  rows: readonly ({ id: string } & Partial<T['$inferInsert']>)[],
) =>
  inParts(rows, (part) => {
    const columns = columnsOf(table, part)
    const set = columns
      .filter(([field]) => field !== 'id')
      .map(
        ([field, column]) => sql`${name(column)} = iif(json_type(value, ${path(field)}) is null,
          ${table}.${name(column)}, value ->> ${path(field)})`,
      )
    return tx.run(sql`update ${table} set ${sql.join(set, sql`, `)}
      from json_each(${asText(columns, part)}) where ${table}."id" = value ->> '$.id'`)
  })
