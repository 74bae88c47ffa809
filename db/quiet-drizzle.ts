import type { Client } from '@libsql/client'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import type { Asked, Told } from './store-client.ts'

type Question = {
  queryWithCache(text: string, values: unknown[], ask: () => Promise<unknown>): Promise<unknown>
}
type Session = { prepareQuery(...how: unknown[]): Question }

// Drizzle's own wrapper of an error quotes every value that was asked with: names, marks, reasons.
function unwrapErrors(session: Session): void {
  const prepare = session.prepareQuery.bind(session)
  session.prepareQuery = (...how) => {
    const question = prepare(...how)
    question.queryWithCache = (_text, _values, ask) => ask()
    return question
  }
}

/** Drizzle over anything that runs a statement, with the store's own errors as they are. */
export function quietDrizzle(execute: (asked: Asked) => Promise<Told>): LibSQLDatabase {
  const db = drizzle({ execute } as unknown as Client)
  unwrapErrors((db as unknown as { session: Session }).session)
  return db
}

/** A question that was built for one drizzle, to be put to the store that another one asks. */
export function askedOf<Q extends object>(question: Q, db: object): Q {
  const { client } = (db as { session: { client: Client } }).session
  return Object.create(question, { client: { value: client } }) as Q
}
