import { type InValue, LibsqlError } from '@libsql/client'
import Database from 'libsql'
import { rowShape } from './row-shape.ts'
import type { Asked, Told } from './store-client.ts'

type Ready = (values: unknown[]) => Told

const MOST_KEPT = 300

// One that puts in hundreds of rows is as long as it is rare.
const LONGEST_KEPT = 4000

function bound(value: InValue): unknown {
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  if (value === undefined || value instanceof Date || Number.isNaN(value))
    throw new TypeError('That is nothing that a store can keep.')
  return value
}

function ready(database: Database.Database, sql: string): Ready {
  const statement = database.prepare(sql)
  if (!statement.reader) return (values) => ({ rows: [], rowsAffected: statement.run(values).changes })
  const rowOf = rowShape(statement.columns().map(({ name }) => name))
  statement.raw()
  return (values) => ({ rows: (statement.all(values) as unknown[][]).map(rowOf), rowsAffected: 0 })
}

/** Does some work on a file, and throws what goes wrong there as libSQL's client does. */
export function onFile<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    throw new LibsqlError(error.message, error.code, error.code, error.rawCode, error)
  }
}

/** Runs statements on one connection to a file, and prepares each of the latest few hundred once. */
export function keptStatements(database: Database.Database): (asked: Asked) => Told {
  const kept = new Map<string, Ready>()
  return (asked) => {
    const { sql, args } = typeof asked === 'string' ? { sql: asked, args: [] } : asked
    return onFile(() => {
      const statement = kept.get(sql) ?? ready(database, sql)
      kept.delete(sql)
      if (sql.length <= LONGEST_KEPT) kept.set(sql, statement)
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? sql)
      return statement(args.map(bound))
    })
  }
}
