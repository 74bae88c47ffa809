import { addDays, type Day, earliest } from '../day.ts'
import { type Calendar, stretchAt } from '../open-days.ts'
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

function current(calendar: Calendar, unit: PeriodUnit, yesterday: Day): Period | undefined {
  const stretch = stretchAt(calendar, yesterday)
  const begun = stretch && periodsOf(stretch, unit).filter(({ first }) => first <= yesterday)
  const latest = begun?.at(-1)
  return latest && { from: latest.first, to: earliest(latest.last, yesterday) }
}

/** The term and the school year that are on, or that were on last, up to the day before one: an unfinished day is never counted as unmarked. */
export function currentPeriods(calendar: Calendar, today: Day): Pick<NamedPeriods, 'term' | 'year'> {
  const yesterday = addDays(today, -1)
  const [term, year] = [current(calendar, 'term', yesterday), current(calendar, 'school-year', yesterday)]
  return { ...(term ? { term } : {}), ...(year ? { year } : {}) }
}
