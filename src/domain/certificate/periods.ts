import { type Day, daysBetween } from '../day.ts'
import { type Calendar, stretchAt } from '../open-days.ts'
import { countBelow } from '../ordered-days.ts'
import { type PeriodUnit, periodsOf } from '../school-periods.ts'

/** The days that an attendance certificate may cover, as people choose them. */
export const periodIds = ['term', 'year', 'entry', 'since', 'own'] as const

/** The days that an attendance certificate may cover, as people choose them. */
export type PeriodId = (typeof periodIds)[number]

/** The first and the last day of a certificate. */
export type Period = { readonly from: Day; readonly to: Day }

/** The periods that can be chosen by name. */
export type NamedPeriods = Partial<Record<Exclude<PeriodId, 'own'>, Period>>

/** How many days a certificate covers at most: a school year with the summer before and after it. */
export const longestPeriod = 550

/** Can these days be shown as seen from a day: in their order, begun by then, and not too many? */
export const canBeShown = ({ from, to }: Period, today: Day): boolean =>
  from <= to && from <= today && daysBetween(from, to) <= longestPeriod

function current(calendar: Calendar, unit: PeriodUnit, today: Day): Period | undefined {
  const stretch = stretchAt(calendar, today)
  const lastDay = stretch?.days[countBelow(stretch.days, today) - 1]
  if (stretch === undefined || lastDay === undefined) return undefined
  const period = periodsOf(stretch, unit).findLast(({ first }) => first <= lastDay)
  return period && { from: period.first, to: lastDay }
}

/** The term and the school year that are on, or that were on last, up to the last school day before one: an unfinished day is never counted as unmarked. */
export function currentPeriods(calendar: Calendar, today: Day): Pick<NamedPeriods, 'term' | 'year'> {
  const [term, year] = [current(calendar, 'term', today), current(calendar, 'school-year', today)]
  return { ...(term ? { term } : {}), ...(year ? { year } : {}) }
}
