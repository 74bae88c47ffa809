import type { RollPupil, WeekSums } from '../../../db/queries/screening.ts'
import type { ComingWeek, RunsIf } from '../../domain/about-to.ts'
import type { Counted } from '../../domain/case/counted.ts'
import { type Counts, countsOf } from '../../domain/counts.ts'
import { addDays, type Day, earliest } from '../../domain/day.ts'
import { type DayRuns, dayRuns } from '../../domain/time-lost.ts'
import { type Owing, sessionsOwed } from './owed.ts'
import { type MarkRules, partCounter, type ReadSession } from './part-week.ts'
import { type Plan, partOf, planOf, type Weeks } from './week-plan.ts'

type Days = { from: Day; to: Day }

/** A window of days that is counted; `later` is the same window when the coming week is over, `runs` asks for whole days missed in a row. */
export type RollWindow = { now: Days; later: Days | null; runs: boolean }

/** A window with how the register is read for it: as it is now, and what is known of the later one before the coming week. */
export type PlannedWindow = RollWindow & { plan: Plan; laterPlan: Plan | null }

/** Plans how a window is read; days in a row are read mark by mark. */
export function planned(window: RollWindow, week: ComingWeek | null, markByMark: boolean): PlannedWindow {
  const { now, later, runs } = window
  const planFor = (from: Day, to: Day) => planOf(from, to, markByMark || runs)
  const laterPlan =
    later === null || week === null ? null : planFor(later.from, earliest(later.to, addDays(week.monday, -1)))
  return { ...window, plan: planFor(now.from, now.to), laterPlan }
}

type Tally = { -readonly [Name in keyof Counts]: number } & { runs?: DayRuns }
type Add = (tally: Tally, pupil: RollPupil, owing: Owing) => void
type SessionsOf = (pupil: RollPupil, owing: Owing) => ReadSession[]

const nothing: Counts = countsOf([])

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
function adderOf(plan: Plan, segments: readonly Weeks[], rules: MarkRules): Add {
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

function sessionsOver({ parts }: Plan, rules: MarkRules): SessionsOf {
  const read = parts.map((part) => partCounter(part, rules, (all) => all))
  return ({ marks }, owing) => read.flatMap((sessions) => sessions(marks, owing))
}

/** Counts a window as it is now, for any pupil. */
export function counterNow({ plan, runs }: PlannedWindow, segments: readonly Weeks[], rules: MarkRules) {
  const count = adderOf(plan, segments, rules)
  const read = runs ? sessionsOver(plan, rules) : null
  return (pupil: RollPupil, owing: Owing): Counted => {
    const tally: Tally = { ...nothing }
    count(tally, pupil, owing)
    if (read !== null) tally.runs = dayRuns(read(pupil, owing))
    return tally
  }
}

/** What is known of the coming week on a day, and how many of its sessions are not: those of later days, and the unmarked ones of that day. */
function comingOf({ from, to }: Days, week: ComingWeek, on: Day, rules: MarkRules) {
  const isKnown = ({ day, category }: ReadSession) => day < on || (day === on && category !== 'missing')
  return partCounter(partOf(week.monday, from, to), rules, (all) => {
    const known = all.filter(isKnown)
    const open = all.filter((one) => !isKnown(one))
    return { sessions: known, known: countsOf(known), open, left: open.length }
  })
}

/** How days in a row would run after some sessions, were so many of those to come missed. */
function runsAfter(before: () => readonly ReadSession[], open: readonly ReadSession[]): RunsIf {
  let read: readonly ReadSession[] | undefined
  return (sessions, which) => {
    read ??= before()
    const isMissed = (n: number) => (which === 'first' ? n < sessions : n >= open.length - sessions)
    const would = open.map(({ day }, n) => ({
      day,
      category: isMissed(n) ? ('unauthorised' as const) : ('present' as const),
    }))
    return dayRuns([...read, ...would])
  }
}

/** Counts what is known of the later window, and what is left of the coming week; null where nothing is asked of it. */
export function counterLater(
  { later, laterPlan, runs }: PlannedWindow,
  { week, on }: { week: ComingWeek | null; on: Day },
  segments: readonly Weeks[],
  rules: MarkRules,
) {
  if (later === null || laterPlan === null || week === null) return null
  const coming = comingOf(later, week, on, rules)
  const count = adderOf(laterPlan, segments, rules)
  const read = runs ? sessionsOver(laterPlan, rules) : null
  return (pupil: RollPupil, owing: Owing): { known: Counted; left: number; runsIf: RunsIf | null } => {
    const { sessions, known, open, left } = coming(pupil.marks, owing)
    const tally: Tally = { ...known }
    count(tally, pupil, owing)
    const runsIf = read && runsAfter(() => [...read(pupil, owing), ...sessions], open)
    return { known: tally, left, runsIf }
  }
}
