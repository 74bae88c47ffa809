import { askedOf } from './quiet-drizzle.ts'
import type { Db } from './reader.ts'

/** Builds a prepared question once, for every reader and transaction that asks it. */
export function prepared<Q extends object>(build: (db: Db) => Q): (db: Db) => Q {
  let built: Q | undefined
  return (db) => {
    built ??= build(db)
    return askedOf(built, db)
  }
}
