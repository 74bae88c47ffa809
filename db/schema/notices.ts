import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, json, yesNo } from './columns.ts'

/** The requests that were already carried out, so that Slack's repeats are answered without doing them twice. */
export const inbox = sqliteTable(
  'inbox',
  { key: text('key').primaryKey(), recordedAt: instant('recorded_at').notNull() },
  (table) => [index('inbox_by_age').on(table.recordedAt)],
)

/** What must still be posted to Slack, and what was; bodies hold ids only. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    key: text('key').notNull().unique(),
    kind: text('kind').notNull(),
    chain: text('chain'),
    body: json('body').notNull(),
    notBefore: instant('not_before'),
    state: text('state', { enum: ['waiting', 'claimed', 'unsure', 'sent', 'dropped'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    unsure: yesNo('unsure').notNull().default(false),
    claimedAt: instant('claimed_at'),
    claimedBy: text('claimed_by'),
    sentAt: instant('sent_at'),
    channel: text('channel'),
    ts: text('ts'),
    file: text('file'),
    after: text('after'),
    fault: text('fault'),
  },
  (table) => [
    index('outbox_open').on(table.id).where(sql`"state" in ('waiting', 'claimed', 'unsure')`),
    index('outbox_by_message').on(table.channel, table.ts).where(sql`"ts" is not null`),
    index('outbox_by_chain').on(table.chain).where(sql`"chain" is not null`),
  ],
)
