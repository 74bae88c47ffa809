import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day, instant, yesNo } from './columns.ts'

/** A call, text, email, visit or first-day response, made with or without a case; derived from the school's chain of contacts. */
export const contacts = sqliteTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    school: text('school').notNull(),
    kind: text('kind').notNull(),
    onDay: day('on_day').notNull(),
    atTime: text('at_time'),
    /** A parent's id, or what was typed. */
    who: text('who').notNull(),
    reached: yesNo('reached').notNull(),
    said: text('said').notNull(),
    next: text('next').notNull(),
    retryOn: day('retry_on'),
    doneBy: text('done_by').notNull(),
    manner: text('manner', { enum: ['did', 'saw', 'told'] }).notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [index('contacts_by_retry').on(table.school, table.retryOn)],
)

/** The pupils that a contact was about: siblings share one entry. */
export const contactPupils = sqliteTable(
  'contact_pupils',
  { contact: text('contact').notNull(), pupil: text('pupil').notNull() },
  (table) => [
    primaryKey({ columns: [table.contact, table.pupil] }),
    index('contact_pupils_by_pupil').on(table.pupil),
  ],
)
