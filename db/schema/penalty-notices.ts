import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day } from './columns.ts'

/** Penalty notices, as the cases in which they were given tell of them: one to a parent for a pupil. */
export const penaltyNotices = sqliteTable(
  'penalty_notices',
  {
    caseId: text('case_id').notNull(),
    id: text('id').notNull(),
    pupil: text('pupil').notNull(),
    parent: text('parent').notNull(),
    which: text('which', { enum: ['first', 'second'] }).notNull(),
    served: day('served').notNull(),
    received: day('received').notNull(),
    /** Pounds. */
    amount: integer('amount').notNull(),
    outcome: text('outcome'),
    outcomeOn: day('outcome_on'),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.id] }),
    index('penalty_notices_by_pupil').on(table.pupil),
  ],
)
