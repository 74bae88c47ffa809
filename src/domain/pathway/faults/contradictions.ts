import type { Duration, Unit } from '../../duration.ts'
import { conditionsOf, conjunctionsOf } from '../conditions-of.ts'
import { decisionOf } from '../options.ts'
import type { Pathway } from '../pathway.ts'
import type { Bound, Condition, MeasureTest } from '../schema/condition.ts'
import type { WindowKind } from '../schema/window.ts'
import type { PathwayFault } from './fault.ts'

/** The numbers that a count can be: from one to another, and below a third. */
type Range = { least: number; most: number; below: number }

/** At most so many school days lie in one of each unit. */
const mostDays: Readonly<Record<Unit, number>> = {
  session: 1,
  day: 1,
  'working-day': 1,
  'school-day': 1,
  week: 5,
  'school-week': 5,
  month: 23,
  'school-month': 25,
  'half-term': 50,
  term: 90,
  'school-year': 210,
}

function numberOf(pathway: Pathway, bound: Bound | { setting: string } | number): number {
  if (typeof bound === 'number') return bound
  if ('setting' in bound) return Number(pathway.settings[bound.setting]?.default)
  return numberOf(pathway, bound.of) / bound.in
}

/** Nobody is at school for longer, from Reception to Year 13. */
const yearsAtSchool = 14

/** How long a window can be. */
function lengthOf(window: WindowKind): Pick<Duration, 'n' | 'unit'> {
  if ('last' in window) return window.last
  return 'this' in window ? { n: 1, unit: window.this } : { n: yearsAtSchool, unit: 'school-year' }
}

/** The most that can be counted over a window: the whole, or every session of the days in it. */
function mostOf(pathway: Pathway, { measure, over }: MeasureTest): number {
  if (measure.endsWith('-share')) return 1
  const window = pathway.windows[over]
  if (window === undefined) return Number.POSITIVE_INFINITY
  const { n, unit } = lengthOf(window)
  const days = n * mostDays[unit]
  return measure.startsWith('days-') || unit === 'session' ? days : days * 2
}

function rangeOf(pathway: Pathway, test: MeasureTest): Range {
  const bound = (of: Bound | undefined, without: number) =>
    of === undefined ? without : numberOf(pathway, of)
  return {
    least: bound(test.at_least, Number.NEGATIVE_INFINITY),
    most: bound(test.at_most, Number.POSITIVE_INFINITY),
    below: bound(test.below, Number.POSITIVE_INFINITY),
  }
}

const together = (a: Range, b: Range): Range => ({
  least: Math.max(a.least, b.least),
  most: Math.min(a.most, b.most),
  below: Math.min(a.below, b.below),
})

const isEmpty = ({ least, most, below }: Range): boolean => least > most || least >= below

/** A share held against more than the whole, which is told by itself. */
const isPastWhole = ({ measure }: MeasureTest, range: Range): boolean =>
  measure.endsWith('-share') && Object.values(range).some((n) => n > 1 && n < Number.POSITIVE_INFINITY)

function alwaysHolds({ least, most, below }: Range, possible: Range): boolean {
  const isBounded = [least, most, below].some(Number.isFinite)
  return isBounded && least <= 0 && most >= possible.most && below > possible.most
}

/** One count by itself: bounds that shut each other out, or that everything or nothing meets. */
function boundFaults(pathway: Pathway, test: MeasureTest): string[] {
  const { measure, over } = test
  const range = rangeOf(pathway, test)
  if (isPastWhole(test, range)) return []
  const possible = { least: 0, most: mostOf(pathway, test), below: Number.POSITIVE_INFINITY }
  if (isEmpty(range)) return [`${measure} can never hold: its bounds leave no number`]
  if (isEmpty(together(range, possible)))
    return [`${measure} can never hold: it is from 0 to ${possible.most} over ${over}`]
  return alwaysHolds(range, possible) ? [`${measure} always holds, so it tests nothing`] : []
}

const written = (condition: Condition): string => JSON.stringify(condition)

const flat = (condition: Condition): Condition[] =>
  'all' in condition ? condition.all.flatMap(flat) : [condition]

/** Of what a condition allows only some: the thing, and which values of it. */
type Allowed = { of: string; values: readonly string[] }

function allowed(pathway: Pathway, condition: Condition): Allowed | null {
  if ('phase' in condition) return { of: 'the phase', values: condition.phase }
  if ('year_group' in condition) return { of: 'the year group', values: condition.year_group }
  if ('setting' in condition) return { of: condition.setting, values: [condition.is] }
  if (!('decided' in condition)) return null
  const points = new Set(condition.decided.map((option) => decisionOf(pathway, option)?.id))
  const [point] = points
  return points.size === 1 && point !== undefined ? { of: point, values: condition.decided } : null
}

function disjoint(pathway: Pathway, parts: readonly Condition[]): string[] {
  const left = new Map<string, readonly string[]>()
  return parts.flatMap((part) => {
    const one = allowed(pathway, part)
    if (one === null) return []
    const both = (left.get(one.of) ?? one.values).filter((value) => one.values.includes(value))
    left.set(one.of, both)
    return both.length === 0 ? [`can never hold: ${one.of} can't be all of these at once`] : []
  })
}

function clashingCounts(pathway: Pathway, parts: readonly Condition[]): string[] {
  const ranges = new Map<string, Range>()
  return parts.flatMap((part) => {
    if (!('measure' in part)) return []
    const of = `${part.measure} over ${part.over}`
    const own = rangeOf(pathway, part)
    const both = together(ranges.get(of) ?? own, own)
    ranges.set(of, both)
    return isEmpty(both) && !isEmpty(own) ? [`can never hold: the bounds of ${of} leave no number`] : []
  })
}

function denied(parts: readonly Condition[]): string[] {
  const there = new Set(parts.map(written))
  return parts.some((part) => 'not' in part && there.has(written(part.not)))
    ? ['can never hold: it asks for one thing and for its opposite']
    : []
}

/** Criteria that no pupil and no case can ever meet, whatever happens, or that all meet. */
export function contradictions(pathway: Pathway): PathwayFault[] {
  const single = conditionsOf(pathway).flatMap(({ at, condition }) =>
    'measure' in condition ? boundFaults(pathway, condition).map((says) => ({ at, says })) : [],
  )
  const joint = conjunctionsOf(pathway).flatMap(({ at, conditions }) => {
    const parts = conditions.flatMap(flat)
    const says = [...denied(parts), ...clashingCounts(pathway, parts), ...disjoint(pathway, parts)]
    return [...new Set(says)].map((one) => ({ at, says: one }))
  })
  return [...single, ...joint]
}
