import type { InValue, Row } from '@libsql/client'
import { is, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from './schema.ts'
import type { Store } from './store.ts'
import type { Transaction } from './store-client.ts'

type Table = { name: string; columns: string[]; key: string[]; page: number }

const ROWS_A_PAGE = 400

// A document's piece is up to 1 MiB, and a server answers with at most 10 MB.
const PIECES_A_PAGE = 6

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

function tableOf(table: SQLiteTable): Table {
  const { name, columns, primaryKeys } = getTableConfig(table)
  const single = columns.filter((column) => column.primary)
  const key = (primaryKeys[0]?.columns ?? single).map((column) => column.name)
  return {
    name,
    columns: columns.map((column) => column.name),
    key: key.length > 0 ? key : ['rowid'],
    page: name === 'document_parts' ? PIECES_A_PAGE : ROWS_A_PAGE,
  }
}

/** Every table that a copy of the store must hold; the search index is filled by the store itself. */
export const storedTables: readonly Table[] = Object.values<unknown>(schema)
  .filter((each) => is(each, SQLiteTable))
  .map((each) => tableOf(each as SQLiteTable))

async function pageOf(from: Transaction, table: Table, last: Row | undefined): Promise<Row[]> {
  const { name, columns, key, page } = table
  const keys = quoted(key)
  const keyed = key.map((column, i) => `"${column}" as "key ${i}"`).join(', ')
  const after = last === undefined ? '' : `where (${keys}) > (${key.map(() => '?').join(', ')})`
  const statement = `select ${quoted(columns)}, ${keyed} from "${name}" ${after} order by ${keys} limit ${page}`
  const args = last === undefined ? [] : key.map((_, i) => last[`key ${i}`] as InValue)
  return (await from.execute({ sql: statement, args })).rows
}

function insertion({ name, columns }: Table, rows: readonly Row[]): SQL {
  const values = rows.map(
    (row) =>
      sql`(${sql.join(
        columns.map((column) => sql`${row[column]}`),
        sql`, `,
      )})`,
  )
  return sql`insert into ${sql.identifier(name)} (${sql.raw(quoted(columns))}) values ${sql.join(values, sql`, `)}`
}

async function copyTable(from: Transaction, to: Store, table: Table): Promise<void> {
  for (let last: Row | undefined; ; ) {
    const page = await pageOf(from, table, last)
    if (page.length > 0) await to.write((tx) => tx.run(insertion(table, page)))
    if (page.length < table.page) return
    last = page.at(-1)
  }
}

// How many numbers were given out: without it a copy could not tell that events are missing at the end.
async function copyNumbering(from: Transaction, to: Store): Promise<void> {
  const { rows } = await from.execute('select name, seq from sqlite_sequence')
  await to.write(async (tx) => {
    for (const row of rows) {
      await tx.run(sql`delete from sqlite_sequence where name = ${row['name']}`)
      await tx.run(sql`insert into sqlite_sequence (name, seq) values (${row['name']}, ${row['seq']})`)
    }
  })
}

/** Copies every row of a store, as seen by one reading transaction, into a store that has none. */
export async function copyRows(from: Transaction, to: Store): Promise<void> {
  for (const table of storedTables) await copyTable(from, to, table)
  await copyNumbering(from, to)
}
