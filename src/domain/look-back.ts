import { type NotKnown, previousSchoolWeeks } from './calendar.ts'
import { addDays, type Day, mondayOf } from './day.ts'
import { count, type Duration, inMonthsOf, type Unit } from './duration.ts'
import { type Calendar, missingOn, type Stretch, stretchAt } from './open-days.ts'
import { type PeriodUnit, periodsOf } from './school-periods.ts'

/** The days that a look back covers, both included, or what has to be loaded before they can be told. */
export type LookBack = { readonly known: true; readonly from: Day; readonly to: Day } | NotKnown

type Look = (calendar: Calendar, on: Day, n: number, soFar: boolean) => LookBack

const saturdayAfter = (on: Day): Day => addDays(mondayOf(on), 5)

const weeksBack: Look = (calendar, on, n, soFar) => {
  const weeks = previousSchoolWeeks(calendar, soFar ? saturdayAfter(addDays(on, -1)) : on, n)
  return weeks.known ? { known: true, from: weeks.from, to: weeks.to } : weeks
}

const begins = (unit: PeriodUnit, stretch: Stretch): number =>
  // A year of which only a part is loaded has no known first day.
  unit === 'school-year' && !stretch.from.endsWith('-08-01') ? 1 : 0

const periodsBack =
  (unit: PeriodUnit): Look =>
  (calendar, on, n, soFar) => {
    const stretch = stretchAt(calendar, on)
    if (!stretch) return missingOn(calendar, on)
    const ended = periodsOf(stretch, unit)
      .slice(begins(unit, stretch))
      .filter(({ first, last }) => (soFar ? first : last) < on)
    const [first] = ended.slice(-n)
    const last = ended.at(-1)
    if (ended.length < n || !first || !last) return missingOn(calendar, addDays(stretch.from, -1))
    return { known: true, from: first.first, to: last.last }
  }

const wholeOnes: Partial<Record<Unit, Look>> = {
  'school-week': weeksBack,
  'half-term': periodsBack('half-term'),
  term: periodsBack('term'),
  'school-year': periodsBack('school-year'),
}

/** The units that are looked back on as whole ones, because each has a beginning and an end of its own. */
export const wholeUnits: ReadonlySet<string> = new Set(Object.keys(wholeOnes))

/**
 * The days that "the previous n of something" covers as seen from a day, which itself is never among them.
 *
 * School weeks, half terms, terms and school years are whole ones: the n latest that ended before the day; with `soFar` the one
 * under way is the latest of them, as far as the day before. A school month is four school weeks, unless `inMonthsOf` has told
 * it in another unit. All other units run up to the day before.
 */
export function lookBack(calendar: Calendar, on: Day, length: Duration, soFar = false): LookBack {
  const { n, unit } = inMonthsOf(length, {})
  const yesterday = addDays(on, -1)
  const whole = wholeOnes[unit]?.(calendar, on, n, soFar)
  if (whole !== undefined) return whole.known && whole.to > yesterday ? { ...whole, to: yesterday } : whole
  const from = count(calendar, on, 'before', { n, unit })
  return from.known ? { known: true, from: from.day, to: yesterday } : from
}
