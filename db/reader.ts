import type { LibSQLDatabase } from 'drizzle-orm/libsql'
import type { Connection } from './connection.ts'
import { limited, wait } from './limited.ts'
import { quietDrizzle } from './quiet-drizzle.ts'
import type { Asked, Told } from './store-client.ts'
import { fromStore, plainError, storeFault } from './store-unavailable.ts'

/** The part of drizzle that asks; a transaction can be passed wherever this is wanted. */
export type Db = Pick<
  LibSQLDatabase,
  'select' | 'selectDistinct' | '$with' | 'with' | '$count' | 'all' | 'get' | 'values'
>

/** How a file is opened by whoever only asks. */
export const readerSettings = ['PRAGMA query_only = ON']

const LOST_CONNECTIONS_MADE_GOOD = 2

function mayAskAgain(error: unknown, attempt: number): boolean {
  const fault = storeFault(fromStore(error))
  return fault === 'locked' || (fault === 'unreachable' && attempt <= LOST_CONNECTIONS_MADE_GOOD)
}

async function ask(connection: Connection, deadline: number, asked: Asked): Promise<Told> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await limited(connection.client.execute(asked), deadline - performance.now())
    } catch (error) {
      if (performance.now() >= deadline || !mayAskAgain(error, attempt)) throw error
      await wait(20 * attempt)
      await connection.renew().catch(() => {})
    }
  }
}

/** The store's reading side: every question has a time limit, and a lost connection is made good. */
export function openReader(connection: Connection, limitMs: number): Db {
  return quietDrizzle(async (statement) => {
    try {
      return await ask(connection, performance.now() + limitMs, statement)
    } catch (error) {
      throw plainError(fromStore(error))
    }
  })
}
