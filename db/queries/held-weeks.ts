import { sql } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import type { RegisterDetail } from '../schema/register.ts'

/** What is held of one pupil's week: its marks, and what stands beside them. */
export type HeldWeek = { marks: string; detail: RegisterDetail | null }

/** What the register holds of some weeks of pupils by number, all of them asked for at once: in their order, undefined where it holds none. */
export async function heldWeeks(
  db: Db,
  wanted: readonly { pupil: number; week: number }[],
): Promise<readonly (HeldWeek | undefined)[]> {
  const pairs = JSON.stringify(wanted.map(({ pupil, week }) => [pupil, week]))
  // The limit keeps the weeks apart from the sum of them: together, the whole register would be read.
  const [row] = await db.all<{ held: string | null }>(sql`
    select '[' || group_concat(held) || ']' as held from (
      select json_array(w.key, r.marks, json(r.detail)) as held
      from json_each(${pairs}) w cross join register r on r.pupil = w.value->>0 and r.monday = w.value->>1 limit -1)`)
  const found = JSON.parse(row?.held ?? '[]') as [key: number, marks: string, detail: RegisterDetail | null][]
  const held: (HeldWeek | undefined)[] = new Array(wanted.length)
  for (const [key, marks, detail] of found) held[key] = { marks, detail }
  return held
}
