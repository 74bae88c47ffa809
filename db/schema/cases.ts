import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day, instant, json, yesNo } from './columns.ts'

/** One pupil on one pathway: where the case stands after its latest event. */
export const cases = sqliteTable(
  'cases',
  {
    id: text('id').primaryKey(),
    school: text('school').notNull(),
    pupil: text('pupil').notNull(),
    pathway: text('pathway').notNull(),
    pathwayVersion: integer('pathway_version').notNull(),
    stage: text('stage').notNull(),
    status: text('status', { enum: ['open', 'closed'] }).notNull(),
    owner: text('owner').notNull(),
    openedOn: day('opened_on').notNull(),
    closedOn: day('closed_on'),
    closeReason: text('close_reason'),
    referred: yesNo('referred').notNull(),
    /** Does a hold stand, so that nothing goes to the family? */
    held: yesNo('held').notNull().default(false),
    /** Does anything stand raised in it that its pathway watches for in a case? */
    watched: yesNo('watched').notNull().default(false),
    /** The pathways that are laid over its own, each in its version. */
    overlays: json<{ id: string; version: number }[]>('overlays').notNull().default([]),
    /** Every stage the case has entered, for schools that show the council a case only from one of them on. */
    entered: json<string[]>('entered').notNull().default([]),
    seq: integer('seq').notNull(),
    body: json('body').notNull(),
  },
  (table) => [
    index('cases_by_school').on(table.school, table.status, table.id),
    index('cases_by_owner').on(table.owner, table.status),
    index('cases_by_pupil').on(table.pupil, table.status),
  ],
)

/** The latest answer to each checklist item, with what was kept as its proof. */
export const answers = sqliteTable(
  'answers',
  {
    caseId: text('case_id').notNull(),
    item: text('item').notNull(),
    value: text('value', { enum: ['done', 'not-yet', 'not-applicable'] }),
    note: text('note'),
    kept: json('kept'),
    proof: json('proof'),
    seq: integer('seq').notNull(),
    doneBy: text('done_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.item] })],
)

/** What must be done by a day, or may not be done before one; the due day is the day that people were told. */
export const deadlines = sqliteTable(
  'deadlines',
  {
    caseId: text('case_id').notNull(),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    due: day('due'),
    notKnown: text('not_known'),
    /** Is the day one before which it may not happen, rather than by which it must? */
    earliest: yesNo('earliest').notNull(),
    /** The first day on which it may happen, where it has a window of days. */
    notBefore: day('not_before'),
    state: text('state', { enum: ['open', 'met', 'dropped'] }).notNull(),
    metOn: day('met_on'),
    subject: text('subject'),
    snoozedUntil: day('snoozed_until'),
    snoozeReason: text('snooze_reason'),
    opens: text('opens'),
    /** Is it a time limit in law, which runs on while a hold stands? */
    legal: yesNo('legal').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.id] }),
    index('deadlines_open').on(table.due, table.caseId).where(sql`"state" = 'open'`),
  ],
)

/** A choice at the end of a stage, with its reasons and the facts that it rested on. */
export const decisions = sqliteTable(
  'decisions',
  {
    caseId: text('case_id').notNull(),
    id: text('id').notNull(),
    option: text('option').notNull(),
    onDay: day('on_day').notNull(),
    doneBy: text('done_by').notNull(),
    reasons: text('reasons').notNull(),
    facts: json('facts').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.id] })],
)
