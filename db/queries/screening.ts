import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../src/domain/day.ts'
import type { Db } from '../reader.ts'
import { mondayOfWeek, weekOfMonday } from '../schema/week-number.ts'

/** What some register weeks of one pupil come to together; null where the register holds none of them. */
export type WeekSums = {
  attended: number
  authorised: number
  unauthorised: number
  late: number
  unexplained: number
  marked: number
}

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
  sums: (WeekSums | null)[]
  /** The marks of the single weeks that were asked for. */
  marks: ReadonlyMap<Day, string>
}

/** Which pupils: those of a school who are on roll on a day, or one of them, after a reference. */
export type RollWanted = { school: string; on: Day; pupil?: string | undefined; after: string; limit: number }

/** What of their register: weeks summed up from one Monday to another, and single weeks mark by mark. */
export type RollAsked = { sums: readonly { from: Day; to: Day }[]; marks: readonly Day[] }

const counts = sql.raw('attended, authorised, unauthorised, late, unexplained, marked')
const total = sql.raw(
  'json_array(sum(attended), sum(authorised), sum(unauthorised), sum(late), sum(unexplained), sum(marked))',
)

/**
 * The rows of the view `register` for the pupil at hand, written out with the weeks inside: SQLite takes no condition
 * of an outer row into a view of two parts, and would read the whole register for each pupil.
 */
const weeksIn = (weeks: (monday: SQL) => SQL, columns: SQL) => sql`(
  select ${columns} from register_weeks w where w.pupil = p.number and ${weeks(sql.raw('w.monday'))}
    and not exists (select 1 from imports i join register_staging s on s.import = i.number
      where i.state = 'landing' and s.pupil = w.pupil and s.monday = w.monday)
  union all
  select ${columns} from imports i join register_staging s on s.import = i.number
    where i.state = 'landing' and s.pupil = p.number and ${weeks(sql.raw('s.monday'))})`

const summed = ({ from, to }: { from: Day; to: Day }) => {
  const within = (monday: SQL) => sql`${monday} between ${weekOfMonday(from)} and ${weekOfMonday(to)}`
  return sql`(select ${total} from ${weeksIn(within, counts)})`
}

function marked(mondays: readonly Day[]): SQL {
  if (mondays.length === 0) return sql`'[]'`
  const among = (monday: SQL) => sql`${monday} in ${mondays.map(weekOfMonday)}`
  return sql`(select json_group_array(json_array(monday, marks)) from ${weeksIn(among, sql.raw('monday, marks'))})`
}

type Sums = [number | null, number, number, number, number, number]
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
  ...sums: Sums[],
]

function sumsOf([attended, authorised, unauthorised, late, unexplained, marked]: Sums): WeekSums | null {
  return attended === null ? null : { attended, authorised, unauthorised, late, unexplained, marked }
}

function pupilOf([
  id,
  ref,
  dateOfBirth,
  joined,
  left,
  lookedAfter,
  safetyFlag,
  socialCare,
  marks,
  ...sums
]: Row): RollPupil {
  return {
    id,
    ref,
    dateOfBirth,
    joined,
    left,
    lookedAfter: lookedAfter === 1,
    safetyFlag: safetyFlag === 1,
    socialCare,
    sums: sums.map(sumsOf),
    marks: new Map(marks.map(([week, text]) => [mondayOfWeek(week), text])),
  }
}

/** Some pupils of a school who are on roll on a day, in the order of their references, with what their register comes to; one JSON text, as libSQL's client takes longest over cells. */
export async function rollWithCounts(
  db: Db,
  { school, on, pupil, after, limit }: RollWanted,
  asked: RollAsked,
): Promise<RollPupil[]> {
  const sums = asked.sums.map((weeks) => sql`, json(${summed(weeks)})`)
  const only = pupil === undefined ? sql`` : sql`and id = ${pupil}`
  const [row] = await db.all<{ pupils: string }>(sql`
    select json_group_array(json_array(id, pupil_ref, date_of_birth, joined, left, looked_after, safety_flag, social_care,
      json(${marked(asked.marks)})${sql.join(sums)})) as pupils
    from (select * from pupils where school = ${school} and pupil_ref > ${after} ${only}
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
