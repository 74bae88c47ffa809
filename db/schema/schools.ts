import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day, json } from './columns.ts'

/** What the store knows about itself: its Slack team, whether it is the demonstration, a copy under way. */
export const meta = sqliteTable('meta', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
})

/** The schools that the bot serves, each with the channel in which its cases are talked about. */
export const schools = sqliteTable('schools', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  nation: text('nation', { enum: ['england', 'wales'] }).notNull(),
  phase: text('phase', { enum: ['primary', 'secondary', 'special', 'all-through'] }).notNull(),
  channel: text('channel').unique(),
  la: text('la'),
  pathway: text('pathway'),
  settings: json<Record<string, unknown>>('settings').notNull().default({}),
})

/** Terms, INSET days and closures of a school, first and last day included; bank holidays are in `templates/`. */
export const calendarSpans = sqliteTable(
  'calendar_spans',
  {
    school: text('school').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    kind: text('kind', { enum: ['term', 'inset', 'closure'] }).notNull(),
    name: text('name').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.school, table.fromDay, table.toDay, table.kind, table.name] }),
    index('calendar_spans_by_end').on(table.school, table.toDay),
  ],
)
