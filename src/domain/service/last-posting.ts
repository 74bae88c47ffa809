import { type Calendar, isWorkingDay } from '../calendar.ts'
import { addDays, type Day } from '../day.ts'
import { daysFrom, stretchAt } from '../open-days.ts'
import { periodsOf } from '../school-periods.ts'
import { arrivalOf } from './arrival.ts'
import type { ServiceRules } from './service-rules.ts'

/** The last day for posting before a holiday, and the last school day, by which it should then arrive. */
export type LastPosting = { by: Day; before: Day }

/** No post takes longer than this many days, bank holidays included. */
const longest = 14

/** The last working day on which a letter can be posted so that it should arrive while school is on; null where the calendar does not reach that far. */
export function lastPosting(rules: ServiceRules, calendar: Calendar, today: Day): LastPosting | null {
  const stretch = stretchAt(calendar, today)
  const period = stretch && periodsOf(stretch, 'half-term').find(({ last }) => last >= today)
  if (!period) return null
  const { last: before } = period
  const by = daysFrom(addDays(before, -longest), before).findLast((on) => {
    const arrives = isWorkingDay(calendar, on) ? arrivalOf(rules, calendar, rules.posted, on) : null
    return arrives !== null && arrives <= before
  })
  return by === undefined ? null : { by, before }
}

/** The day by which a letter that is due on a day is to be posted: before the holiday, where it would arrive in it otherwise; null where the day itself does. */
export function postedBefore(last: LastPosting | null, due: Day, today: Day): Day | null {
  return last !== null && last.by >= today && last.by < due ? last.by : null
}
