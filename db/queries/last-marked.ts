import { sql } from 'drizzle-orm'
import { addDays, type Day } from '../../src/domain/day.ts'
import type { Db } from '../reader.ts'
import { unpackMarks } from '../schema/marks-text.ts'
import { mondayOfWeek } from '../schema/week-number.ts'

const lastDay = (week: number, marks: string): Day =>
  addDays(mondayOfWeek(week), Math.floor(unpackMarks(marks).findLastIndex((mark) => mark !== '') / 2))

/** The last day on which the register has a mark, of some pupils by number; who has none is left out. */
export async function lastMarked(db: Db, pupils: readonly number[]): Promise<ReadonlyMap<number, Day>> {
  if (pupils.length === 0) return new Map()
  // The bounds are taken into the view, the list alone is not, and the whole register would be read.
  const rows = await db.all<{ pupil: number; week: number; marks: string }>(sql`
    select pupil, max(monday) as week, marks from register
    where pupil between ${Math.min(...pupils)} and ${Math.max(...pupils)}
      and pupil in (select value from json_each(${JSON.stringify(pupils)})) and trim(marks) <> '' group by pupil`)
  return new Map(rows.map(({ pupil, week, marks }) => [Number(pupil), lastDay(Number(week), marks)]))
}
