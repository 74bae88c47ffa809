import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ContactKind } from '../../src/domain/contact.ts'
import { day, instant, yesNo } from './columns.ts'

/** A call, text, email, visit or first-day response, made with or without a case; derived from the school's chain of contacts. */
export const contacts = sqliteTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    school: text('school').notNull(),
    /** Its place in the school's chain: the order in which contacts were recorded. */
    seq: integer('seq').notNull(),
    kind: text('kind').$type<ContactKind>().notNull(),
    onDay: day('on_day').notNull(),
    atTime: text('at_time'),
    /** A parent's id, or what was typed. */
    who: text('who').notNull(),
    /** Did the other side begin it? */
    incoming: yesNo('incoming').notNull(),
    reached: yesNo('reached').notNull(),
    said: text('said').notNull(),
    next: text('next').notNull(),
    /** The day to try again; null where none was set, or where somebody said that it is not needed. */
    retryOn: day('retry_on'),
    /** Why it was taken back as entered in error; null while it stands. */
    withdrawn: text('withdrawn'),
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
