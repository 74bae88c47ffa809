import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from './columns.ts'

/** Staff who are kept out of a pupil's cases because they are connected to the family. */
export const keptOut = sqliteTable(
  'kept_out',
  {
    person: text('person').notNull(),
    pupil: text('pupil').notNull(),
    why: text('why').notNull(),
    by: text('by').notNull(),
    since: instant('since').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.person, table.pupil] }),
    index('kept_out_by_pupil').on(table.pupil),
  ],
)

/** Who opened which case or was sent which document, and when; only ever added to. */
export const looks = sqliteTable(
  'looks',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: instant('at').notNull(),
    person: text('person').notNull(),
    case: text('case').notNull(),
    what: text('what').notNull(),
    document: text('document'),
  },
  (table) => [
    index('looks_by_case').on(table.case, table.id),
    index('looks_by_person').on(table.person, table.id),
  ],
)
