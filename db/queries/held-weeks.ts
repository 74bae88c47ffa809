import { sql } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import type { RegisterWeek } from './register.ts'

/** What is held of one week: its marks, what stands beside them, and what they count to. */
export type HeldCounts = Omit<RegisterWeek, 'pupil' | 'monday' | 'import'>

type Wanted = { pupil: number; week: number }
type Row = [pupil: number, week: number, ...held: (string | number | null)[]]

const keyOf = (pupil: number, week: number) => `${pupil} ${week}`

function heldOf([
  ,
  ,
  marks,
  possible,
  attended,
  authorised,
  unauthorised,
  late,
  unexplained,
  marked,
  detail,
]: Row): HeldCounts {
  const counts = { possible, attended, authorised, unauthorised, late, unexplained, marked }
  return { ...counts, marks, detail: detail === null ? null : JSON.parse(String(detail)) } as HeldCounts
}

/** What the register holds of some weeks of pupils by number, all of them asked for at once. */
export async function heldWeeks(
  db: Db,
  wanted: readonly Wanted[],
): Promise<(pupil: number, week: number) => HeldCounts | undefined> {
  const pairs = JSON.stringify(wanted.map(({ pupil, week }) => [pupil, week]))
  const rows = await db.all<{ week: string }>(sql`
    select json_array(r.pupil, r.monday, r.marks, r.possible, r.attended, r.authorised, r.unauthorised, r.late,
      r.unexplained, r.marked, r.detail) as week
    from json_each(${pairs}) w cross join register r on r.pupil = w.value->>0 and r.monday = w.value->>1`)
  const held = new Map<string, HeldCounts>()
  for (const { week } of rows) {
    const row = JSON.parse(week) as Row
    held.set(keyOf(row[0], row[1]), heldOf(row))
  }
  return (pupil, week) => (held.size === 0 ? undefined : held.get(keyOf(pupil, week)))
}
