import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from './columns.ts'

/** Letters, packs and exhibits that were made or handed in, with the SHA-256 of their bytes. */
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
  },
  (table) => [index('documents_by_case').on(table.case)],
)

/** The bytes of a document in pieces, because a server takes no value of more than 4 MiB. */
export const documentParts = sqliteTable(
  'document_parts',
  {
    document: text('document').notNull(),
    part: integer('part').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.part] })],
)
