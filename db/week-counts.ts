import { sql } from 'drizzle-orm'
import { weekOfMonday } from './schema/week-number.ts'
import type { registerWeeks } from './schema.ts'
import type { Tx } from './writer.ts'

type Row = typeof registerWeeks.$inferSelect

/** A register week that was counted again: whose and when, the import by which its marks were read, and its counts. */
export type CountedWeek = Omit<Row, 'marks' | 'detail'>

const rowOf = (week: CountedWeek): number[] => [
  week.pupil,
  weekOfMonday(week.monday),
  week.import,
  week.possible,
  week.attended,
  week.authorised,
  week.unauthorised,
  week.late,
  week.unexplained,
  week.marked,
]

/** Puts what weeks were counted to, in one statement; a week that an import changed since it was read keeps the counts of that import. */
export async function putWeekCounts(tx: Tx, weeks: readonly CountedWeek[]): Promise<void> {
  await tx.run(sql`update register_weeks set possible = value->>3, attended = value->>4, authorised = value->>5,
      unauthorised = value->>6, late = value->>7, unexplained = value->>8, marked = value->>9
    from json_each(${JSON.stringify(weeks.map(rowOf))})
    where pupil = value->>0 and monday = value->>1 and import = value->>2`)
}
