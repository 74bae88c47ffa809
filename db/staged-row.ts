import type { registerWeeks } from './schema/register.ts'
import { weekOfMonday } from './schema/week-number.ts'

/** A register week on its way into the store, of a pupil by number. */
export type StagedWeek = Omit<typeof registerWeeks.$inferInsert, 'import'>

type Counts = Pick<
  StagedWeek,
  'possible' | 'attended' | 'authorised' | 'unauthorised' | 'late' | 'unexplained' | 'marked'
>

/** A staged week and what it counts to as its columns in order, as JSON carries it into the store. */
export const stagedRow = (week: Omit<StagedWeek, keyof Counts>, counts: Counts): unknown[] => [
  week.pupil,
  weekOfMonday(week.monday),
  week.marks,
  counts.possible,
  counts.attended,
  counts.authorised,
  counts.unauthorised,
  counts.late,
  counts.unexplained,
  counts.marked,
  week.detail ? JSON.stringify(week.detail) : null,
]
