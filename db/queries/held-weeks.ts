import { sql } from 'drizzle-orm'
import type { Db } from '../reader.ts'
import type { RegisterDetail } from '../schema/register.ts'

/** What is held of one pupil's week: its marks, and what stands beside them. */
export type HeldWeek = { marks: string; detail: RegisterDetail | null }

/** A week of a pupil by number that is asked for. */
export type WantedWeek = { pupil: number; week: number }

/** One week of a pupil as `heldWeeks` tells it. */
export type HeldRow = [pupil: number, week: number, marks: string, detail: RegisterDetail | null]

/** Does the register hold any week of some pupils by number, or of others numbered among them? */
export async function holdsWeeks(db: Db, pupils: readonly number[]): Promise<boolean> {
  const [first, last] = [
    pupils.reduce((a, b) => Math.min(a, b), 0),
    pupils.reduce((a, b) => Math.max(a, b), 0),
  ]
  const found = await db.all(sql`select 1 from register where pupil between ${first} and ${last} limit 1`)
  return found.length > 0
}

/** What the register holds of some weeks, in the order of both and asked for at once, as the JSON text of a list of `HeldRow`. */
export async function heldWeeks(db: Db, wanted: readonly WantedWeek[]): Promise<string> {
  const [pupils, weeks] = [wanted.map(({ pupil }) => pupil), wanted.map(({ week }) => week)]
  // The limit keeps the weeks apart from the sum of them: together, the whole register would be read.
  const [row] = await db.all<{ held: string | null }>(sql`
    select '[' || group_concat(held) || ']' as held from (
      select json_array(pupil, monday, marks, json(detail)) as held from register
      where pupil between ${Math.min(...pupils)} and ${Math.max(...pupils)}
        and monday between ${Math.min(...weeks)} and ${Math.max(...weeks)} limit -1)`)
  return row?.held ?? '[]'
}
