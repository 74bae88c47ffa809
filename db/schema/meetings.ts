import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day, json, yesNo } from './columns.ts'

/** The meetings of a case: planned, held, or void with the reason in its body. */
export const meetings = sqliteTable(
  'meetings',
  {
    caseId: text('case_id').notNull(),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    onDay: day('on_day'),
    atTime: text('at_time'),
    place: text('place'),
    state: text('state', { enum: ['planned', 'held', 'void'] }).notNull(),
    body: json('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.id] })],
)

/** Who was asked to a meeting and whether they came; null means that it was not yet held. */
export const attendances = sqliteTable(
  'attendances',
  {
    caseId: text('case_id').notNull(),
    meeting: text('meeting').notNull(),
    who: text('who').notNull(),
    role: text('role'),
    came: yesNo('came'),
    reason: text('reason'),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.meeting, table.who] })],
)

/** What somebody undertook at a meeting, by when, and how it will be known that it was done. */
export const actions = sqliteTable(
  'actions',
  {
    caseId: text('case_id').notNull(),
    id: text('id').notNull(),
    meeting: text('meeting'),
    what: text('what').notNull(),
    who: text('who').notNull(),
    byDay: day('by_day'),
    howKnown: text('how_known'),
    doneOn: day('done_on'),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.id] })],
)

/** One document to one addressee: drafted, sent with its manner of service, or void. */
export const letters = sqliteTable(
  'letters',
  {
    caseId: text('case_id').notNull(),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    addressee: text('addressee').notNull(),
    state: text('state', { enum: ['draft', 'sent', 'back', 'void'] }).notNull(),
    draftedOn: day('drafted_on').notNull(),
    sentOn: day('sent_on'),
    how: text('how'),
    doneBy: text('done_by'),
    pdf: text('pdf'),
    docx: text('docx'),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.id] })],
)
