import { z } from 'zod'
import { bankHolidaysKnown, isWorkingDay } from './calendar.ts'
import { addDays, addMonths, type Day, mondayOf, weekday } from './day.ts'
import { type Calendar, type Counted, missingOn, type Stretch, stretchAt } from './open-days.ts'
import { countAtMost, countBelow } from './ordered-days.ts'
import { type PeriodUnit, periodsOf } from './school-periods.ts'
import { inTermTime } from './term-time.ts'

export type { Counted } from './open-days.ts'

/** The units that guidance counts in; none is ever turned into another (domain.md §6). */
export const units = [
  'session',
  'day',
  'week',
  'month',
  'working-day',
  'school-day',
  'school-week',
  'school-month',
  'half-term',
  'term',
  'school-year',
] as const

/** One of the units that guidance counts in. */
export type Unit = (typeof units)[number]

/** A length of time in the unit that the guidance gave it in; `holidays: left-out` makes it longer by the school holidays that fall into it. */
export type Duration = {
  readonly n: number
  readonly unit: Unit
  readonly holidays?: 'left-out' | undefined
}

/** Reads a length of time from data. */
export const durationSchema = z.strictObject({
  n: z.int().min(0),
  unit: z.enum(units),
  holidays: z.literal('left-out').optional(),
})

/** Which way time is counted from a day. */
export type Direction = 'before' | 'after'

/** What the setting is called by which a council says how long a "school month" is. */
const monthSetting = 'school-month'

/** How long one is taken to be otherwise, as no guidance says (pathways.md §1). */
const usualMonth: Duration = { n: 4, unit: 'school-week' }

/** A length of time with its school months in the unit in which they are counted: as the settings of a case or a school say, else in school weeks. */
export function inMonthsOf(
  length: Duration,
  { [monthSetting]: set }: Readonly<Record<string, Duration | string>>,
): Duration {
  if (length.unit !== monthSetting) return length
  const month = typeof set === 'object' && set.unit !== monthSetting ? set : usualMonth
  return { ...length, n: length.n * month.n, unit: month.unit }
}

type Count = (calendar: Calendar, anchor: Day, direction: Direction, n: number) => Counted

const known = (on: Day): Counted => ({ known: true, day: on })

const signed = (direction: Direction, n: number): number => (direction === 'after' ? n : -n)

function beyond(calendar: Calendar, stretch: Stretch, direction: Direction): Counted {
  return missingOn(calendar, direction === 'after' ? addDays(stretch.to, 1) : addDays(stretch.from, -1))
}

const workingDays: Count = (calendar, anchor, direction, n) => {
  let on = anchor
  for (let left = n; left > 0; ) {
    on = addDays(on, signed(direction, 1))
    if (!bankHolidaysKnown(calendar, on)) {
      return { known: false, missing: `the ${on.slice(0, 4)} bank holidays` }
    }
    if (isWorkingDay(calendar, on)) left -= 1
  }
  return known(on)
}

const schoolDays: Count = (calendar, anchor, direction, n) => {
  const stretch = stretchAt(calendar, anchor)
  if (!stretch) return missingOn(calendar, anchor)
  const { days } = stretch
  const on = days[direction === 'after' ? countAtMost(days, anchor) + n - 1 : countBelow(days, anchor) - n]
  return on === undefined ? beyond(calendar, stretch, direction) : known(on)
}

// A weekend stands after the Friday, and a week without sessions after the last school week before it.
function placeInWeek(stretch: Stretch, anchor: Day): { week: number; offset: number } {
  const week = countAtMost(stretch.weeks, anchor) - 1
  const own = stretch.weeks[week] === mondayOf(anchor)
  return { week, offset: own ? weekday(anchor) - 1 : 5 }
}

const schoolWeeks: Count = (calendar, anchor, direction, n) => {
  const stretch = stretchAt(calendar, anchor)
  if (!stretch) return missingOn(calendar, anchor)
  const { days, weeks } = stretch
  const { week, offset } = placeInWeek(stretch, anchor)
  const target = weeks[week + signed(direction, n)]
  if (target === undefined) return beyond(calendar, stretch, direction)
  const aim = addDays(target, offset)
  const on = days[direction === 'after' ? countBelow(days, aim) : countAtMost(days, aim) - 1]
  return on === undefined ? beyond(calendar, stretch, direction) : known(on)
}

// A year of which only a part is loaded has no known first or last day.
function isWhole(stretch: Stretch, unit: PeriodUnit, direction: Direction, on: Day): boolean {
  if (unit !== 'school-year') return true
  if (direction === 'after') return on !== stretch.days[0] || stretch.from.endsWith('-08-01')
  return on !== stretch.days.at(-1) || stretch.to.endsWith('-08-31')
}

const periods =
  (unit: PeriodUnit): Count =>
  (calendar, anchor, direction, n) => {
    const stretch = stretchAt(calendar, anchor)
    if (!stretch) return missingOn(calendar, anchor)
    const edges = periodsOf(stretch, unit)
      .map((period) => (direction === 'after' ? period.first : period.last))
      .filter((on) => isWhole(stretch, unit, direction, on))
    const on =
      edges[direction === 'after' ? countAtMost(edges, anchor) + n - 1 : countBelow(edges, anchor) - n]
    return on === undefined ? beyond(calendar, stretch, direction) : known(on)
  }

const counts: Record<Exclude<Unit, 'school-month'>, Count> = {
  session: (calendar, anchor, direction, n) => schoolDays(calendar, anchor, direction, Math.ceil(n / 2)),
  day: (_calendar, anchor, direction, n) => known(addDays(anchor, signed(direction, n))),
  week: (_calendar, anchor, direction, n) => known(addDays(anchor, signed(direction, 7 * n))),
  month: (_calendar, anchor, direction, n) => known(addMonths(anchor, signed(direction, n))),
  'working-day': workingDays,
  'school-day': schoolDays,
  'school-week': schoolWeeks,
  'half-term': periods('half-term'),
  term: periods('term'),
  'school-year': periods('school-year'),
}

/** The units that run on in the holidays; those of school time hold none of them. */
const runningOn: readonly Unit[] = ['day', 'week', 'month', 'working-day']

/**
 * The day that lies a length of time before or after another, which itself is never counted (domain.md §6).
 *
 * - `session`: two a school day, so the school day on which the n-th session falls.
 * - `day`, `week`, `month`: calendar days, seven of them, calendar months (to the last day of a shorter month); these need no calendar.
 * - `working-day`: the n-th Monday to Friday that isn't a bank holiday, in holidays too; known as far as bank holidays are loaded.
 * - `school-day`: the n-th day with sessions.
 * - `school-week`: the same weekday of the n-th week with sessions, and if the school is shut that day the next open day in the
 *   direction counted. A weekend counts as the end of its week, a week without sessions as the weekend before it.
 * - `school-month`: four school weeks; where a setting says otherwise, `inMonthsOf` has told it in another unit before.
 * - `half-term`, `term`, `school-year`: after, the first school day of the n-th to begin after the day; before, the last school day of
 *   the n-th that ended before it (see `periodsOf`).
 *
 * Holidays are left out where the length of time says so: days, weeks and months run on only in term, working days only on
 * working days of it; units of school time hold none anyway. A holiday lies between one half term's last school day and the next one's first.
 *
 * Nothing at all (n = 0) is the day itself. A day that rests on unloaded dates is not known, and the answer says what is missing.
 */
export function count(calendar: Calendar, anchor: Day, direction: Direction, duration: Duration): Counted {
  const { n, unit, holidays } = duration
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('a length of time is a whole number, 0 or more')
  if (n === 0) return known(anchor)
  if (unit === 'school-month') return count(calendar, anchor, direction, inMonthsOf(duration, {}))
  const plain = counts[unit](calendar, anchor, direction, n)
  const runsOn = holidays === 'left-out' && runningOn.includes(unit)
  return runsOn && plain.known ? inTermTime(calendar, anchor, plain.day, unit === 'working-day') : plain
}

/** The earliest day with sessions on which a meeting can be held so that a notice sent today still leaves the length of time asked for. */
export function firstDayAtLeast(calendar: Calendar, today: Day, notice: Duration): Counted {
  const stretch = stretchAt(calendar, today)
  if (!stretch) return missingOn(calendar, today)
  const isInTime = (meeting: Day): boolean => {
    const latest = count(calendar, meeting, 'before', notice)
    return latest.known && latest.day >= today
  }
  const meeting = stretch.days.slice(countBelow(stretch.days, today)).find(isInTime)
  return meeting === undefined ? beyond(calendar, stretch, 'after') : known(meeting)
}

/** The length of time in words: "5 working days", "1 half term". */
export function describeDuration({ n, unit, holidays }: Duration): string {
  const words = unit.replace('-', ' ')
  const without = holidays === undefined ? '' : ' (school holidays left out)'
  return `${n} ${words}${n === 1 ? '' : 's'}${without}`
}
