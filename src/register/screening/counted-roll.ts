import { type RollPupil, rollWithCounts, type WeekSums } from '../../../db/queries/screening.ts'
import type { Db } from '../../../db/reader.ts'
import type { ComingWeek } from '../../domain/about-to.ts'
import { type Counts, countsOf } from '../../domain/counts.ts'
import { addDays, type Day, earliest } from '../../domain/day.ts'
import { type Owing, owingWithin, sessionsOwed } from './owed.ts'
import { type MarkRules, partCounter, type ReadSession } from './part-week.ts'
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
export type CountedPupil = { pupil: RollPupil; now: Counts; later: { known: Counts; left: number } | null }

// So many take about 15 ms, within which nobody else is answered.
const AT_A_TIME = 1000
const nothing: Counts = countsOf([])

type Tally = { -readonly [Name in keyof Counts]: number }
type Add = (tally: Tally, pupil: RollPupil, owing: Owing) => void

function add(tally: Tally, counts: Counts): void {
  tally.possible += counts.possible
  tally.attended += counts.attended
  tally.authorised += counts.authorised
  tally.unauthorised += counts.unauthorised
  tally.late += counts.late
  tally.unexplained += counts.unexplained
  tally.missing += counts.missing
}

function addSums(tally: Tally, sums: WeekSums | undefined, owed: number): void {
  const [attended = null, authorised = 0, unauthorised = 0, late = 0, unexplained = 0, marked = 0] =
    sums ?? []
  if (attended === null) {
    tally.missing += owed
    return
  }
  tally.possible += attended + authorised + unauthorised
  tally.attended += attended
  tally.authorised += authorised
  tally.unauthorised += unauthorised
  tally.late += late
  tally.unexplained += unexplained
  tally.missing += owed - marked
}

const lies = ({ from, to }: Weeks, within: Weeks | null) =>
  within !== null && within.from <= from && to <= within.to

/** How a window is counted from what a plan asked of the store. */
function counterOf(plan: Plan, segments: readonly Weeks[], rules: MarkRules): Add {
  const sums = segments.flatMap((weeks, n): Add[] => {
    if (!lies(weeks, plan.whole)) return []
    const owed = sessionsOwed(rules.calendar, weeks.from, addDays(weeks.to, 4))
    return [(tally, { sums }, owing) => addSums(tally, sums[n], owed(owing))]
  })
  const parts = plan.parts.map((part): Add => {
    const counts = partCounter(part, rules, countsOf)
    return (tally, { marks }, owing) => add(tally, counts(marks, owing))
  })
  const all = [...sums, ...parts]
  return (tally, pupil, owing) => {
    for (const one of all) one(tally, pupil, owing)
  }
}

/** What is known of the coming week on a day, and how many of its sessions are not: those of later days, and the unmarked ones of that day. */
function comingOf({ from, to, week }: NonNullable<RollCount['later']>, on: Day, rules: MarkRules) {
  const isKnown = ({ day, category }: ReadSession) => day < on || (day === on && category !== 'missing')
  return partCounter(partOf(week.monday, from, to), rules, (all) => {
    const known = all.filter(isKnown)
    return { known: countsOf(known), left: all.length - known.length }
  })
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
  const count = counterOf(plan, segments, asked)
  const countLater = later && counterOf(later.plan, segments, asked)
  const owes = owingWithin(now.from, asked.later?.to ?? now.to)
  const mondays = plans.flatMap(({ parts }) => parts.map(({ monday }) => monday))
  const laterFor = (pupil: RollPupil, owing: Owing) => {
    if (later === null || countLater === null) return null
    const { known, left } = later.coming(pupil.marks, owing)
    const tally = { ...known }
    countLater(tally, pupil, owing)
    return { known: tally, left }
  }
  return {
    asks: { sums: segments, marks: [...new Set([...mondays, ...(later ? [later.week] : [])])] },
    count: (pupil: RollPupil): CountedPupil => {
      const owing = owes(pupil)
      const tally = { ...nothing }
      count(tally, pupil, owing)
      return { pupil, now: tally, later: laterFor(pupil, owing) }
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
