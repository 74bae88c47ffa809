import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day } from './columns.ts'

/** One meeting about brothers and sisters, proposed to the cases that it would serve. */
export const jointMeetings = sqliteTable('joint_meetings', {
  id: text('id').primaryKey(),
  onDay: day('on_day').notNull(),
  atTime: text('at_time').notNull(),
  place: text('place').notNull(),
  proposedBy: text('proposed_by').notNull(),
})

/** One case's side of a joint meeting: its school agrees or declines for itself. */
export const jointSides = sqliteTable(
  'joint_sides',
  {
    joint: text('joint').notNull(),
    caseId: text('case_id').notNull(),
    kind: text('kind').notNull(),
    state: text('state', { enum: ['asked', 'agreed', 'declined'] }).notNull(),
    by: text('by'),
    why: text('why'),
  },
  (table) => [primaryKey({ columns: [table.joint, table.caseId] })],
)
