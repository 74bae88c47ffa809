import { inArray, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/** The schools whose rows may be told: some, or all of them. */
export type Scope = readonly string[] | 'all'

/** The condition that keeps an answer within some schools; none when all may be told. */
export const within = (column: SQLiteColumn, schools: Scope): SQL | undefined =>
  schools === 'all' ? undefined : inArray(column, [...schools])
