import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'
import { day, instant, json, monday } from './columns.ts'

/** Minutes late and comments of a register week, by cell: `0` is Monday a.m., `9` Friday p.m. */
export type RegisterDetail = Record<string, { minutesLate?: number; comment?: string }>

/** How far an import of marks has come: seen by nobody, seen but not yet moved to where it stays, or settled. */
export const importStates = ['staging', 'landing', 'landed'] as const

const week = () => ({
  /** The pupil's `number`. */
  pupil: integer('pupil').notNull(),
  monday: monday('monday').notNull(),
  /** `packMarks` of `marks-text.ts`: from Monday a.m. to Friday p.m. */
  marks: text('marks').notNull(),
  possible: integer('possible').notNull(),
  attended: integer('attended').notNull(),
  authorised: integer('authorised').notNull(),
  unauthorised: integer('unauthorised').notNull(),
  late: integer('late').notNull(),
  unexplained: integer('unexplained').notNull(),
  /** Sessions that the pupil owed and that have any mark: what is owed beyond them is missing. */
  marked: integer('marked').notNull(),
  detail: json<RegisterDetail>('detail'),
})

/** One pupil's ten marks with what they count to, where it stays; `register` is what to read. */
export const registerWeeks = sqliteTable(
  'register_weeks',
  { ...week(), import: integer('import').notNull() },
  (table) => [primaryKey({ columns: [table.pupil, table.monday] })],
)

/** Register weeks of an import under way: nobody sees them until it is promoted, and then everybody does. */
export const registerStaging = sqliteTable(
  'register_staging',
  { import: integer('import').notNull(), ...week() },
  (table) => [primaryKey({ columns: [table.import, table.pupil, table.monday] })],
)

/** The register as it stands: the weeks where they stay, and over them those of a promoted import that are still moving there. */
export const registerView = sqliteView('register', {
  ...week(),
  import: integer('import').notNull(),
}).existing()

/** Every file that was read in: what kind, by whom, how many rows, and the SHA-256 of its bytes. */
export const imports = sqliteTable(
  'imports',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    school: text('school'),
    kind: text('kind').notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    rows: integer('rows').notNull(),
    sha256: text('sha256').notNull(),
    state: text('state', { enum: importStates }).notNull().default('landed'),
  },
  (table) => [
    index('imports_by_school').on(table.school, table.recordedAt),
    index('imports_landing').on(table.number).where(sql`"state" = 'landing'`),
  ],
)

/** A mark that a later import changed: what it was and what it is; counts once its import is promoted. */
export const amendedMarks = sqliteTable(
  'amended_marks',
  {
    import: integer('import').notNull(),
    pupil: integer('pupil').notNull(),
    day: day('day').notNull(),
    half: text('half', { enum: ['AM', 'PM'] }).notNull(),
    was: text('was').notNull(),
    now: text('now').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.import, table.pupil, table.day, table.half] }),
    index('amended_marks_by_pupil').on(table.pupil),
  ],
)

/** How a school's own system writes its registers, as one profile that the guided import saved. */
export const importProfiles = sqliteTable('import_profiles', {
  school: text('school').primaryKey(),
  /** A `Profile` of `src/domain/register-file.ts`. */
  profile: json<unknown>('profile').notNull(),
  savedBy: text('saved_by').notNull(),
  savedAt: instant('saved_at').notNull(),
})

/** A code of a school's own and the register code that it stands for. */
export const codeAliases = sqliteTable(
  'code_aliases',
  {
    school: text('school').notNull(),
    alias: text('alias').notNull(),
    code: text('code').notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.school, table.alias] })],
)

/** A register file that somebody handed in through Slack, from its preview to its report; faults in it quote cells, so they are for that person alone. */
export const registerFiles = sqliteTable(
  'register_files',
  {
    id: text('id').primaryKey(),
    school: text('school').notNull(),
    person: text('person').notNull(),
    /** Slack's id of the file. */
    file: text('file').notNull(),
    sha256: text('sha256'),
    state: text('state', {
      enum: ['reading', 'asked', 'previewed', 'importing', 'done', 'refused', 'given-up'],
    }).notNull(),
    /** A `Profile` of `src/domain/register-file.ts`; null until one is understood. */
    profile: json<unknown>('profile'),
    /** What the preview or the report says. */
    told: json<unknown>('told'),
    at: instant('at').notNull(),
  },
  (table) => [index('register_files_by_person').on(table.person, table.at)],
)

/** Who gets the weekly screening of which school. */
export const screeningReaders = sqliteTable(
  'screening_readers',
  {
    person: text('person').notNull(),
    school: text('school').notNull(),
    since: instant('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.school] })],
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
