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

/** What a school's records say of a pupil beside the register. */
export type PupilRecords = {
  yearGroup: string | null
  send: string | null
  medical: string | null
  youngCarer: boolean | null
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
  /** What else the school's records say; null where it was not asked for. */
  records: PupilRecords | null
  /** One for each stretch of weeks that was asked for. */
  sums: WeekSums[]
  /** The marks of the single weeks that were asked for, by number, as far as there are any. */
  marks: readonly (readonly [week: number, marks: string])[]
}

/** Which pupils: those of a school who are on roll on a day, or one of them, after a reference. */
export type RollWanted = { school: string; on: Day; pupil?: string | undefined; after: string; limit: number }

/** What of their register: weeks summed up from one Monday to another, and single weeks mark by mark; and whether their records are asked for. */
export type RollAsked = { sums: readonly { from: Day; to: Day }[]; marks: readonly Day[]; records: boolean }

/** Something told of the register weeks of the pupil at hand; `columns` are what it is told from, `weeks` which of them. */
type Told = (told: SQL, columns: SQL, weeks: (monday: SQL) => SQL) => SQL

/** While no import lands, the weeks where they stay are all there is. */
const whereTheyStay: Told = (told, _, weeks) =>
  sql`(select ${told} from register_weeks w where w.pupil = p.number and ${weeks(sql.raw('w.monday'))})`

/**
 * As the view `register` has them, but with the weeks asked for inside it: SQLite takes no condition of an outer row into a
 * view of two parts, and would read the whole register for each pupil.
 */
const whileLanding: Told = (told, columns, weeks) => sql`(select ${told} from (
    select ${columns} from register_weeks w where w.pupil = p.number and ${weeks(sql.raw('w.monday'))}
      and not exists (select 1 from imports i join register_staging s on s.import = i.number
        where i.state = 'landing' and s.pupil = w.pupil and s.monday = w.monday)
    union all
    select ${columns} from imports i join register_staging s on s.import = i.number
      where i.state = 'landing' and s.pupil = p.number and ${weeks(sql.raw('s.monday'))}))`

const counts = sql.raw('attended, authorised, unauthorised, late, unexplained, marked')

// Six sums take SQLite and the reader of its JSON a good half longer than two. Each has room for 131,071 sessions, and three
// of them together are still a whole number that JSON keeps exactly.
const ROOM = 2 ** 17
const together = (a: string, b: string, c: string) => `sum(${a} + ${b} * ${ROOM} + ${c} * ${ROOM ** 2})`
const total = sql.raw(
  `json_array(${together('attended', 'authorised', 'unauthorised')}, ${together('late', 'unexplained', 'marked')})`,
)

/** Two sums of three counts each; null where the register holds none of the weeks. */
type Together = [absence: number | null, others: number | null]

function apart([absence, others]: Together): WeekSums {
  if (absence === null || others === null) return [null, 0, 0, 0, 0, 0]
  const [first, second] = [Math.floor(absence / ROOM), Math.floor(others / ROOM)]
  return [
    absence % ROOM,
    first % ROOM,
    Math.floor(first / ROOM),
    others % ROOM,
    second % ROOM,
    Math.floor(second / ROOM),
  ]
}

const summed = (of: Told, { from, to }: { from: Day; to: Day }) =>
  of(total, counts, (monday) => sql`${monday} between ${weekOfMonday(from)} and ${weekOfMonday(to)}`)

function marked(of: Told, mondays: readonly Day[]): SQL {
  if (mondays.length === 0) return sql`json_array()`
  const told = sql.raw('json_group_array(json_array(monday, marks))')
  return of(told, sql.raw('monday, marks'), (monday) => sql`${monday} in ${mondays.map(weekOfMonday)}`)
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
  records: [string | null, string | null, string | null, number | null] | null,
  ...sums: Together[],
]

function recordsOf([yearGroup, send, medical, carer]: NonNullable<Row[9]>): PupilRecords {
  return { yearGroup, send, medical, youngCarer: carer === null ? null : carer === 1 }
}

function pupilOf(row: Row): RollPupil {
  const [id, ref, dateOfBirth, joined, left, lookedAfter, safetyFlag, socialCare, marks, records, ...sums] =
    row
  return {
    id,
    ref,
    dateOfBirth,
    joined,
    left,
    lookedAfter: lookedAfter === 1,
    safetyFlag: safetyFlag === 1,
    socialCare,
    records: records && recordsOf(records),
    sums: sums.map(apart),
    marks,
  }
}

const recordsTold = sql.raw('json_array(year_group, send, medical, young_carer)')

type Page = { pupils: string; landing: number }

// One JSON text, as libSQL's client takes longest over cells.
function pageOf(of: Told, { school, on, pupil, after, limit }: RollWanted, asked: RollAsked): SQL {
  const sums = asked.sums.map((weeks) => sql`, ${summed(of, weeks)}`)
  const only = pupil === undefined ? sql`` : sql`and id = ${pupil}`
  return sql`
    select json_group_array(json_array(id, pupil_ref, date_of_birth, joined, left, looked_after, safety_flag, social_care,
      ${marked(of, asked.marks)}, ${asked.records ? recordsTold : sql`null`}${sql.join(sums)})) as pupils,
      exists (select 1 from imports where state = 'landing') as landing
    from (select number, id, pupil_ref, date_of_birth, joined, left, looked_after, safety_flag, social_care,
        year_group, send, medical, young_carer from pupils
      where school = ${school} and pupil_ref > ${after} ${only}
      and (joined is null or joined <= ${on}) and (left is null or left >= ${on})
      order by pupil_ref limit ${limit}) p`
}

/** Some pupils of a school who are on roll on a day, in the order of their references, with what their register comes to. */
export async function rollWithCounts(db: Db, wanted: RollWanted, asked: RollAsked): Promise<RollPupil[]> {
  const read = async (of: Told) => {
    const [page] = await db.all<Page>(pageOf(of, wanted, asked))
    return page ?? { pupils: '[]', landing: 0 }
  }
  const page = await read(whereTheyStay)
  // The short question is put together in half the time, and says itself whether it was enough.
  const { pupils } = page.landing === 0 ? page : await read(whileLanding)
  return (JSON.parse(pupils) as Row[]).map(pupilOf)
}

/** The pupils of a school who have an open case, and whether a hold stands in it. */
export async function openCasesAt(db: Db, school: string): Promise<ReadonlyMap<string, { held: boolean }>> {
  const [row] = await db.all<{ cases: string }>(
    sql`select json_group_array(json_array(pupil, held)) as cases from cases where school = ${school} and status = 'open'`,
  )
  const found = JSON.parse(row?.cases ?? '[]') as [string, number][]
  return new Map(found.map(([pupil, held]) => [pupil, { held: held === 1 }]))
}
