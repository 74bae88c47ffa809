import type { Db } from './reader.ts'

/** Builds a prepared question once for each reader; a transaction's is built each time, as it ends with it. */
export function prepared<Q>(build: (db: Db) => Q): (db: Db) => Q {
  const kept = new WeakMap<Db, Q>()
  return (db) => {
    const had = kept.get(db)
    if (had !== undefined) return had
    const made = build(db)
    kept.set(db, made)
    return made
  }
}
