import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { day, instant, yesNo } from './columns.ts'

/** The record itself: append-only, each entry carrying the hash of the one before it in its chain. */
export const events = sqliteTable(
  'events',
  {
    position: integer('position').primaryKey({ autoIncrement: true }),
    chain: text('chain').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    doneBy: text('done_by').notNull(),
    doneOn: day('done_on').notNull(),
    manner: text('manner', { enum: ['did', 'saw', 'told'] }).notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    late: yesNo('late').notNull(),
    digest: text('digest').notNull(),
    previous: text('previous').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [uniqueIndex('events_in_order').on(table.chain, table.seq)],
)

/** What an event says, apart from its place in the chain, so that it can be sealed with a reason. */
export const eventPayloads = sqliteTable('event_payloads', {
  position: integer('position').primaryKey(),
  salt: text('salt').notNull(),
  body: text('body'),
  sealed: text('sealed'),
})
