import { type RollPupil, rollWithCounts, type WeekSums } from '../../../db/queries/screening.ts'
import type { Db } from '../../../db/reader.ts'
import type { ComingWeek } from '../../domain/about-to.ts'
import { type Counts, countsOf } from '../../domain/counts.ts'
import { addDays, type Day, earliest } from '../../domain/day.ts'
import { type Owing, owingWithin, sessionsOwed } from './owed.ts'
import { type MarkRules, partReader } from './part-week.ts'
import { type Plan, partOf, planOf, segmentsOf, type Weeks } from './week-plan.ts'

type Days = { from: Day; to: Day }

/** Whose registers are counted over which days, as they are known on a day. */
export type RollCount = MarkRules & {
  school: string
  pupil?: string | undefined
  on: Day
  now: Days
  /** The same window when a week that is still to come, or under way, is over. */
  later: (Days & { week: ComingWeek }) | null
  /** Are the stored counts of whole weeks to be left aside, because codes are read otherwise than they were counted by? */
  markByMark: boolean
}

/** A pupil on roll with the counts of a window; `later` is what is known of the later window, and how many of its sessions are still to come. */
export type CountedPupil = RollPupil & { now: Counts; later: { known: Counts; left: number } | null }

const AT_A_TIME = 2000
const nothing: Counts = countsOf([])

function plus(a: Counts, b: Counts): Counts {
  return {
    possible: a.possible + b.possible,
    attended: a.attended + b.attended,
    authorised: a.authorised + b.authorised,
    unauthorised: a.unauthorised + b.unauthorised,
    late: a.late + b.late,
    unexplained: a.unexplained + b.unexplained,
    missing: a.missing + b.missing,
  }
}

function fromSums(sums: WeekSums | null, owed: number): Counts {
  if (sums === null) return { ...nothing, missing: owed }
  const { marked, ...counted } = sums
  const possible = counted.attended + counted.authorised + counted.unauthorised
  return { ...counted, possible, missing: owed - marked }
}

const lies = ({ from, to }: Weeks, within: Weeks | null) =>
  within !== null && within.from <= from && to <= within.to

type Count = (pupil: RollPupil, owing: Owing) => Counts

/** How a window is counted from what a plan asked of the store. */
function counterOf(plan: Plan, segments: readonly Weeks[], rules: MarkRules): Count {
  const owed = sessionsOwed(rules.calendar)
  const sums = segments.flatMap((weeks, n): Count[] =>
    lies(weeks, plan.whole)
      ? [({ sums }, owing) => fromSums(sums[n] ?? null, owed(weeks.from, addDays(weeks.to, 4), owing))]
      : [],
  )
  const parts = plan.parts.map((part): Count => {
    const read = partReader(part, rules)
    return ({ marks }, owing) => countsOf(read(marks.get(part.monday), owing))
  })
  return (pupil, owing) => [...sums, ...parts].reduce((all, count) => plus(all, count(pupil, owing)), nothing)
}

/** What is known of the coming week on a day, and how many of its sessions are not: those of later days, and the unmarked ones of that day. */
function comingOf({ from, to, week }: NonNullable<RollCount['later']>, on: Day, rules: MarkRules) {
  const read = partReader(partOf(week.monday, from, to), rules)
  return ({ marks }: RollPupil, owing: Owing) => {
    const all = read(marks.get(week.monday), owing)
    const isKnown = ({ day, category }: (typeof all)[number]) =>
      day < on || (day === on && category !== 'missing')
    const known = all.filter(isKnown)
    return { known: countsOf(known), left: all.length - known.length }
  }
}

function laterOf(asked: RollCount) {
  const { later, on, markByMark } = asked
  if (later === null) return null
  const plan = planOf(later.from, earliest(later.to, addDays(later.week.monday, -1)), markByMark)
  return { plan, week: later.week.monday, coming: comingOf(later, on, asked) }
}

function counting(asked: RollCount) {
  const { now, markByMark } = asked
  const plan = planOf(now.from, now.to, markByMark)
  const later = laterOf(asked)
  const plans = later === null ? [plan] : [plan, later.plan]
  const segments = segmentsOf(plans)
  const counts = counterOf(plan, segments, asked)
  const before = later && counterOf(later.plan, segments, asked)
  const owes = owingWithin(now.from, asked.later?.to ?? now.to)
  const mondays = [
    ...plans.flatMap(({ parts }) => parts.map(({ monday }) => monday)),
    ...(later ? [later.week] : []),
  ]
  const laterFor = (pupil: RollPupil, owing: Owing) => {
    if (later === null || before === null) return null
    const { known, left } = later.coming(pupil, owing)
    return { known: plus(before(pupil, owing), known), left }
  }
  return {
    asks: { sums: segments, marks: [...new Set(mondays)] },
    count: (pupil: RollPupil): CountedPupil => {
      const owing = owes(pupil)
      return { ...pupil, now: counts(pupil, owing), later: laterFor(pupil, owing) }
    },
  }
}

/** Counts a school's registers over a window, some pupils at a time, in the order of their references: whole weeks from the store's own counts, the others mark by mark. */
export async function* countedRoll(db: Db, asked: RollCount): AsyncGenerator<CountedPupil[]> {
  const { school, on, pupil } = asked
  const { asks, count } = counting(asked)
  for (let after = ''; ; ) {
    const page = await rollWithCounts(db, { school, on, pupil, after, limit: AT_A_TIME }, asks)
    yield page.map(count)
    const last = page.at(-1)
    if (last === undefined || page.length < AT_A_TIME) return
    after = last.ref
  }
}
