import type { Client, InArgs, InStatement, ResultSet } from '@libsql/client'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import type { Connection } from './connection.ts'
import { limited } from './limited.ts'
import { plainError, storeFault } from './store-unavailable.ts'

/** The part of drizzle that asks; a transaction can be passed wherever this is wanted. */
export type Db = Pick<
  LibSQLDatabase,
  'select' | 'selectDistinct' | '$with' | 'with' | '$count' | 'all' | 'get' | 'values'
>

async function ask(connection: Connection, limitMs: number, stmt: InStatement): Promise<ResultSet> {
  const once = () => limited(connection.client.execute(stmt), limitMs)
  try {
    return await once()
  } catch (error) {
    if (storeFault(error) !== 'unreachable' && storeFault(error) !== 'locked') throw error
    await connection.renew()
    return await once()
  }
}

/** The store's reading side: every question has a time limit, and one lost connection is made good. */
export function openReader(connection: Connection, limitMs: number): Db {
  const execute = async (stmt: InStatement | string, args?: InArgs) => {
    try {
      return await ask(connection, limitMs, typeof stmt === 'string' && args ? { sql: stmt, args } : stmt)
    } catch (error) {
      throw plainError(error)
    }
  }
  return drizzle({ execute } as unknown as Client)
}
