import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day, instant, json } from './columns.ts'

/** Minutes late and comments of a register week, by cell: `0` is Monday a.m., `9` Friday p.m. */
export type RegisterDetail = Record<string, { minutesLate?: number; comment?: string }>

const week = () => ({
  pupil: text('pupil').notNull(),
  monday: day('monday').notNull(),
  marks: text('marks').notNull(),
  possible: integer('possible').notNull(),
  attended: integer('attended').notNull(),
  authorised: integer('authorised').notNull(),
  unauthorised: integer('unauthorised').notNull(),
  late: integer('late').notNull(),
  unexplained: integer('unexplained').notNull(),
  detail: json<RegisterDetail>('detail'),
})

/** One pupil's ten marks, Monday a.m. to Friday p.m.: twenty characters, two a session, two spaces = no mark. */
export const registerWeeks = sqliteTable(
  'register_weeks',
  { ...week(), import: text('import').notNull() },
  (table) => [primaryKey({ columns: [table.pupil, table.monday] })],
)

/** Register weeks of an import under way; nobody sees them until the import is promoted. */
export const registerStaging = sqliteTable(
  'register_staging',
  { import: text('import').notNull(), ...week() },
  (table) => [primaryKey({ columns: [table.import, table.pupil, table.monday] })],
)

/** Every file that was read in: what kind, by whom, how many rows, and the SHA-256 of its bytes. */
export const imports = sqliteTable(
  'imports',
  {
    id: text('id').primaryKey(),
    school: text('school'),
    kind: text('kind').notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    rows: integer('rows').notNull(),
    sha256: text('sha256').notNull(),
  },
  (table) => [index('imports_by_school').on(table.school, table.recordedAt)],
)

/** A parent's reason for an absence, asked of whoever keeps the register; it changes no mark. */
export const registerQueries = sqliteTable(
  'register_queries',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    meeting: text('meeting'),
    pupil: text('pupil').notNull(),
    /** First and last session, such as `2026-11-02 AM`. */
    fromSession: text('from_session').notNull(),
    toSession: text('to_session').notNull(),
    reason: text('reason').notNull(),
    evidence: text('evidence').notNull(),
    saidBy: text('said_by').notNull(),
    askedBy: text('asked_by').notNull(),
    askedOn: day('asked_on').notNull(),
    state: text('state', { enum: ['open', 'withdrawn', 'changed', 'stands'] }).notNull(),
    answeredBy: text('answered_by'),
    answeredOn: day('answered_on'),
    answer: text('answer'),
  },
  (table) => [
    index('register_queries_by_case').on(table.caseId),
    index('register_queries_open').on(table.state),
  ],
)
