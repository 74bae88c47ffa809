import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from './columns.ts'

/** Every version of a pathway that a case was opened on or moved to, as it was; never changed and never removed. */
export const pathwayVersions = sqliteTable(
  'pathway_versions',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    /** The pathway as canonical JSON. */
    content: text('content').notNull(),
    /** The SHA-256 of the content. */
    hash: text('hash').notNull(),
    keptAt: instant('kept_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version] })],
)
