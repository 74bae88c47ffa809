import type { Day } from '../day.ts'
import type { Measures } from '../measure.ts'
import { atLeastShare, share } from '../measure.ts'
import type { Countable, MeasureTest } from '../pathway/schema/condition.ts'
import type { PlainBound, PlainTest } from '../pathway/settled.ts'
import type { DayRuns } from '../time-lost.ts'
import type { Facts } from './facts.ts'

/** What tests count in a register. */
export type Counted = Pick<
  Measures,
  'possible' | 'attended' | 'authorised' | 'unauthorised' | 'late' | 'unexplained' | 'missing'
> & {
  /** Whole days missed one after another, where they are asked for. */
  readonly runs?: DayRuns | undefined
}

/** What reaches over days and is no count of sessions: which run, of which absences. */
type Run = Extract<Countable, `days-${string}`>

const counts: Record<Exclude<Countable, Run>, (m: Counted) => [number, number | null]> = {
  'unauthorised-sessions': (m) => [m.unauthorised, null],
  'authorised-sessions': (m) => [m.authorised, null],
  'late-sessions': (m) => [m.late, null],
  'absent-sessions': (m) => [m.unauthorised + m.authorised, null],
  'unexplained-sessions': (m) => [m.unexplained, null],
  'missing-sessions': (m) => [m.missing, null],
  'unauthorised-share': (m) => [m.unauthorised, m.possible],
  'attendance-share': (m) => [m.attended, m.possible],
}

const runs: Record<Run, { run: 'longest' | 'atEnd'; of: 'unauthorised' | 'absent' }> = {
  'days-in-a-row-unauthorised': { run: 'longest', of: 'unauthorised' },
  'days-running-unauthorised': { run: 'atEnd', of: 'unauthorised' },
  'days-running-absent': { run: 'atEnd', of: 'absent' },
}

/** Does it reach over days, and is no count of sessions? */
export const isRun = (measure: Countable): measure is Run => measure in runs

function numbers(measure: Countable, counted: Counted): [number, number | null] {
  if (!isRun(measure)) return counts[measure](counted)
  const { run, of } = runs[measure]
  if (counted.runs === undefined) throw new Error(`${measure} was asked of counts without their days`)
  return [counted.runs[of][run], null]
}

function reaches(bound: PlainBound, n: number, possible: number | null): boolean {
  if (typeof bound === 'number') return n >= bound
  return possible !== null && atLeastShare(n, possible, bound)
}

function equals(bound: PlainBound, n: number, possible: number | null): boolean {
  return typeof bound === 'number' ? n === bound : possible !== null && n * bound.in === possible * bound.of
}

/** Do these counts pass the test? A share of no possible sessions passes nothing. */
export function passes(test: PlainTest, measures: Counted): boolean {
  const [n, possible] = numbers(test.measure, measures)
  if (possible === 0) return false
  const { at_least, at_most, below } = test
  if (at_least !== undefined && !reaches(at_least, n, possible)) return false
  if (below !== undefined && reaches(below, n, possible)) return false
  return at_most === undefined || !reaches(at_most, n, possible) || equals(at_most, n, possible)
}

/** A register counted over some days as a test wants it, with whole days in a row where it asks for them. */
export function countedFor(
  { measure }: Pick<MeasureTest, 'measure'>,
  facts: Pick<Facts, 'measure' | 'dayRuns'>,
  { from, to }: { from: Day; to: Day },
): Counted {
  const measures = facts.measure(from, to)
  return isRun(measure) ? { ...measures, runs: facts.dayRuns(from, to) } : measures
}

/** How much a test counted: sessions or days, or a share between 0 and 1. */
export function amount(test: Pick<MeasureTest, 'measure'>, measures: Counted): number {
  const [n, possible] = numbers(test.measure, measures)
  return possible === null || possible === 0 ? n : n / possible
}

/** What a test counted, as staff read it: sessions, or an unreduced share such as `9/60`. */
export function counted(test: Pick<MeasureTest, 'measure'>, measures: Counted): string {
  const [n, possible] = numbers(test.measure, measures)
  return possible === null ? String(n) : (share(n, possible) ?? '0/0')
}
