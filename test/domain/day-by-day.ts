import { type Calendar, isSchoolDay, isWorkingDay, type Span } from '../../src/domain/calendar.ts'
import { addDays, type Day, weekday } from '../../src/domain/day.ts'
import type { Unit } from '../../src/domain/duration.ts'

/** How far a finger walks along the wall calendar before it gives up: beyond every loaded term. */
const FAR = 1500

const startOfWeek = (on: Day): Day => addDays(on, 1 - weekday(on))

function weekHasSession(calendar: Calendar, on: Day): boolean {
  return [0, 1, 2, 3, 4].some((n) => isSchoolDay(calendar, addDays(startOfWeek(on), n)))
}

/** The n-th day from another that passes, found by looking at one day after the other. */
function nthPassing(from: Day, step: 1 | -1, n: number, passes: (on: Day) => boolean): Day | null {
  let on = from
  let left = n
  for (let walked = 0; walked < FAR && left > 0; walked += 1) {
    on = addDays(on, step)
    if (passes(on)) left -= 1
  }
  return left === 0 ? on : null
}

function termAt(calendar: Calendar, on: Day): Span | undefined {
  return calendar.spans.find((span) => span.kind === 'term' && span.from <= on && on <= span.to)
}

function neighbour(calendar: Calendar, on: Day, step: 1 | -1): Day | null {
  return nthPassing(on, step, 1, (other) => isSchoolDay(calendar, other))
}

/** Does a week without any session lie between two days? */
function isBreakBetween(calendar: Calendar, a: Day, b: Day): boolean {
  const [first, last] = a < b ? [a, b] : [b, a]
  let week = addDays(startOfWeek(first), 7)
  while (week < startOfWeek(last) && weekHasSession(calendar, week)) week = addDays(week, 7)
  return week < startOfWeek(last)
}

/** In the invented calendars every term is loaded whole, and only an autumn term begins a year. */
const isSame: Record<'half-term' | 'term' | 'school-year', (calendar: Calendar, a: Day, b: Day) => boolean> =
  {
    'half-term': (calendar, a, b) =>
      termAt(calendar, a) === termAt(calendar, b) && !isBreakBetween(calendar, a, b),
    term: (calendar, a, b) => termAt(calendar, a) === termAt(calendar, b),
    'school-year': (calendar, a, b) => {
      const year = (on: Day) => addDays(termAt(calendar, on)!.from, -212).slice(0, 4)
      return year(a) === year(b)
    },
  }

/** Is it the first (or, walking back, the last) open day of its half term, term or school year? */
function isEdge(calendar: Calendar, unit: keyof typeof isSame, step: 1 | -1) {
  return (on: Day): boolean => {
    if (!isSchoolDay(calendar, on)) return false
    const other = neighbour(calendar, on, step === 1 ? -1 : 1)
    return other === null || !isSame[unit](calendar, on, other)
  }
}

function nthSchoolWeek(calendar: Calendar, from: Day, step: 1 | -1, n: number): Day | null {
  let on = from
  let left = n
  for (let walked = 0; walked < FAR && left > 0; walked += 7) {
    on = addDays(on, 7 * step)
    if (weekHasSession(calendar, on)) left -= 1
  }
  return left === 0 ? on : null
}

function schoolWeeks(calendar: Calendar, anchor: Day, step: 1 | -1, n: number): Day | null {
  const own = weekHasSession(calendar, anchor)
  const atWeekend = !own || weekday(anchor) > 5
  const start = atWeekend ? addDays(startOfWeek(anchor), 5) : anchor
  // Walking back from a week without sessions, the school week it follows stands for the anchor's own.
  const on = nthSchoolWeek(calendar, start, step, !own && step === -1 ? n + 1 : n)
  if (on === null) return null
  return isSchoolDay(calendar, on) ? on : neighbour(calendar, on, step)
}

const isSameMonth = (a: Day, b: Day): boolean => a.slice(0, 7) === b.slice(0, 7)

function months(anchor: Day, step: 1 | -1, n: number): Day | null {
  const isNewMonth = (on: Day) => !isSameMonth(on, addDays(on, -step))
  const entered = nthPassing(anchor, step, n, isNewMonth)
  if (entered === null) return null
  const first = `${entered.slice(0, 7)}-01` as Day
  let on = first
  while (on.slice(8) < anchor.slice(8) && isSameMonth(addDays(on, 1), first)) on = addDays(on, 1)
  return on
}

/** What counting should give, found slowly with a finger on the wall calendar; null where the pages run out. */
export function dayByDay(calendar: Calendar, anchor: Day, step: 1 | -1, n: number, unit: Unit): Day | null {
  const open = (on: Day) => isSchoolDay(calendar, on)
  switch (unit) {
    case 'session':
      return nthPassing(anchor, step, Math.floor((n + 1) / 2), open)
    case 'day':
      return nthPassing(anchor, step, n, () => true)
    case 'week':
      return nthPassing(anchor, step, n, (on) => weekday(on) === weekday(anchor))
    case 'month':
      return months(anchor, step, n)
    case 'working-day':
      return nthPassing(anchor, step, n, (on) => isWorkingDay(calendar, on))
    case 'school-day':
      return nthPassing(anchor, step, n, open)
    case 'school-week':
      return schoolWeeks(calendar, anchor, step, n)
    case 'school-month':
      return schoolWeeks(calendar, anchor, step, 4 * n)
    default:
      return nthPassing(anchor, step, n, isEdge(calendar, unit, step))
  }
}
