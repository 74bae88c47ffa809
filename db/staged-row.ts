import type { registerWeeks } from './schema/register.ts'
import { weekOfMonday } from './schema/week-number.ts'

/** A register week on its way into the store, of a pupil by number. */
export type StagedWeek = Omit<typeof registerWeeks.$inferInsert, 'import'>

type Counts = Pick<
  StagedWeek,
  'possible' | 'attended' | 'authorised' | 'unauthorised' | 'late' | 'unexplained' | 'marked'
>

/** The counts of a week, none of them above ten, as they stand four bits each in one number. */
export const stagedCounts = [
  'possible',
  'attended',
  'authorised',
  'unauthorised',
  'late',
  'unexplained',
  'marked',
] as const satisfies readonly (keyof Counts)[]

export const COUNT_BITS = 4

/** A staged week and what it counts to, as JSON carries it into the store: pupil, week, marks, counts and detail. */
export const stagedRow = (week: Omit<StagedWeek, keyof Counts>, counts: Counts): unknown[] => [
  week.pupil,
  weekOfMonday(week.monday),
  week.marks,
  stagedCounts.reduce((all, count, n) => all | (counts[count] << (n * COUNT_BITS)), 0),
  week.detail ? JSON.stringify(week.detail) : null,
]

/** Some rows on their way into the store as one JSON text, a list of lists, and how many they are. */
export type StagedRows = { json: string; count: number }

/** Makes rows ready for their way into the store. */
export const stagedRows = (rows: readonly unknown[][]): StagedRows => ({
  json: JSON.stringify(rows),
  count: rows.length,
})
