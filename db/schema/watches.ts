import { sql } from 'drizzle-orm'
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day } from './columns.ts'

/** Pupils, with or without a case, of whom something has happened that a pathway of their school watches for: a row a breach. Raised and cleared as the register says; by whom it was seen is a person's. */
export const raisedWatches = sqliteTable(
  'raised_watches',
  {
    school: text('school').notNull(),
    pupil: text('pupil').notNull(),
    pathway: text('pathway').notNull(),
    watch: text('watch').notNull(),
    raisedOn: day('raised_on').notNull(),
    /** Null while it stands. */
    clearedOn: day('cleared_on'),
    /** Null until somebody has seen to it. */
    seenBy: text('seen_by'),
    seenOn: day('seen_on'),
  },
  (table) => [
    primaryKey({ columns: [table.pupil, table.pathway, table.watch, table.raisedOn] }),
    index('raised_watches_standing').on(table.school).where(sql`"cleared_on" is null`),
  ],
)
