import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../src/domain/day.ts'
import type { Db } from '../reader.ts'
import { weekOfMonday } from '../schema/week-number.ts'

/** What some register weeks of one pupil come to together, in this order; nulls where the register holds none of them. */
export type WeekSums = [
  attended: number | null,
  authorised: number,
  unauthorised: number,
  late: number,
  unexplained: number,
  marked: number,
]

/** A pupil on roll, with what was asked of their register. */
export type RollPupil = {
  id: string
  ref: string
  dateOfBirth: Day | null
  joined: Day | null
  left: Day | null
  lookedAfter: boolean
  safetyFlag: boolean
  socialCare: string | null
  /** One for each stretch of weeks that was asked for. */
  sums: WeekSums[]
  /** The marks of the single weeks that were asked for, by number, as far as there are any. */
  marks: readonly (readonly [week: number, marks: string])[]
}

/** Which pupils: those of a school who are on roll on a day, or one of them, after a reference. */
export type RollWanted = { school: string; on: Day; pupil?: string | undefined; after: string; limit: number }

/** What of their register: weeks summed up from one Monday to another, and single weeks mark by mark. */
export type RollAsked = { sums: readonly { from: Day; to: Day }[]; marks: readonly Day[] }

/**
 * Something told of the register weeks of the pupil at hand, as the view `register` has them, but with the weeks asked for
 * inside it: SQLite takes no condition of an outer row into a view of two parts, and would read the whole register for each
 * pupil. While no import lands, the weeks where they stay are all there is.
 */
const ofWeeks = (told: SQL, columns: SQL, weeks: (monday: SQL) => SQL) => sql`case
  when exists (select 1 from imports where state = 'landing') then (select ${told} from (
    select ${columns} from register_weeks w where w.pupil = p.number and ${weeks(sql.raw('w.monday'))}
      and not exists (select 1 from imports i join register_staging s on s.import = i.number
        where i.state = 'landing' and s.pupil = w.pupil and s.monday = w.monday)
    union all
    select ${columns} from imports i join register_staging s on s.import = i.number
      where i.state = 'landing' and s.pupil = p.number and ${weeks(sql.raw('s.monday'))}))
  else (select ${told} from register_weeks w where w.pupil = p.number and ${weeks(sql.raw('w.monday'))}) end`

const counts = sql.raw('attended, authorised, unauthorised, late, unexplained, marked')
const total = sql.raw(
  'json_array(sum(attended), sum(authorised), sum(unauthorised), sum(late), sum(unexplained), sum(marked))',
)

const summed = ({ from, to }: { from: Day; to: Day }) =>
  ofWeeks(total, counts, (monday) => sql`${monday} between ${weekOfMonday(from)} and ${weekOfMonday(to)}`)

function marked(mondays: readonly Day[]): SQL {
  if (mondays.length === 0) return sql`json_array()`
  const told = sql.raw('json_group_array(json_array(monday, marks))')
  return ofWeeks(told, sql.raw('monday, marks'), (monday) => sql`${monday} in ${mondays.map(weekOfMonday)}`)
}

type Row = [
  id: string,
  ref: string,
  dateOfBirth: Day | null,
  joined: Day | null,
  left: Day | null,
  lookedAfter: number | null,
  safetyFlag: number | null,
  socialCare: string | null,
  marks: [number, string][],
  ...sums: WeekSums[],
]

function pupilOf(row: Row): RollPupil {
  const [id, ref, dateOfBirth, joined, left, lookedAfter, safetyFlag, socialCare, marks, ...sums] = row
  return {
    id,
    ref,
    dateOfBirth,
    joined,
    left,
    lookedAfter: lookedAfter === 1,
    safetyFlag: safetyFlag === 1,
    socialCare,
    sums,
    marks,
  }
}

/** Some pupils of a school who are on roll on a day, in the order of their references, with what their register comes to; one JSON text, as libSQL's client takes longest over cells. */
export async function rollWithCounts(
  db: Db,
  { school, on, pupil, after, limit }: RollWanted,
  asked: RollAsked,
): Promise<RollPupil[]> {
  const sums = asked.sums.map((weeks) => sql`, ${summed(weeks)}`)
  const only = pupil === undefined ? sql`` : sql`and id = ${pupil}`
  const [row] = await db.all<{ pupils: string }>(sql`
    select json_group_array(json_array(id, pupil_ref, date_of_birth, joined, left, looked_after, safety_flag, social_care,
      ${marked(asked.marks)}${sql.join(sums)})) as pupils
    from (select number, id, pupil_ref, date_of_birth, joined, left, looked_after, safety_flag, social_care from pupils
      where school = ${school} and pupil_ref > ${after} ${only}
      and (joined is null or joined <= ${on}) and (left is null or left >= ${on})
      order by pupil_ref limit ${limit}) p`)
  return (JSON.parse(row?.pupils ?? '[]') as Row[]).map(pupilOf)
}

/** The pupils of a school who have an open case, and whether a hold stands in it. */
export async function openCasesAt(db: Db, school: string): Promise<ReadonlyMap<string, { held: boolean }>> {
  const [row] = await db.all<{ cases: string }>(
    sql`select json_group_array(json_array(pupil, held)) as cases from cases where school = ${school} and status = 'open'`,
  )
  const found = JSON.parse(row?.cases ?? '[]') as [string, number][]
  return new Map(found.map(([pupil, held]) => [pupil, { held: held === 1 }]))
}
