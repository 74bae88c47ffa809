import { sql } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import type { RegisterDetail } from '../schema/register.ts'

/** What is held of one pupil's week: its marks, and what stands beside them. */
export type HeldWeek = { marks: string; detail: RegisterDetail | null }

type Wanted = { pupil: number; week: number }
type Row = [pupil: number, week: number, marks: string, detail: RegisterDetail | null]

/** What the register holds of some weeks of pupils by number, in the order of both, all of them asked for at once. */
export async function heldWeeks(
  db: Db,
  wanted: readonly Wanted[],
): Promise<(at: Wanted) => HeldWeek | undefined> {
  const [pupils, weeks] = [wanted.map(({ pupil }) => pupil), wanted.map(({ week }) => week)]
  // The limit keeps the weeks apart from the sum of them: together, the whole register would be read.
  const [row] = await db.all<{ held: string | null }>(sql`
    select '[' || group_concat(held) || ']' as held from (
      select json_array(pupil, monday, marks, json(detail)) as held from register
      where pupil between ${Math.min(...pupils)} and ${Math.max(...pupils)}
        and monday between ${Math.min(...weeks)} and ${Math.max(...weeks)} limit -1)`)
  const found = JSON.parse(row?.held ?? '[]') as Row[]
  const held = new Map(found.map(([pupil, week, marks, detail]) => [`${pupil} ${week}`, { marks, detail }]))
  return ({ pupil, week }) => (held.size === 0 ? undefined : held.get(`${pupil} ${week}`))
}
