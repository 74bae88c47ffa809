import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from './columns.ts'

/** Letters, packs and exhibits as the bytes that were made or handed in, with their SHA-256. */
export const documents = sqliteTable(
  'documents',
  {
    id: text('id').primaryKey(),
    case: text('case'),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    mime: text('mime').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    madeAt: instant('made_at').notNull(),
    madeBy: text('made_by').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (table) => [index('documents_by_case').on(table.case)],
)
