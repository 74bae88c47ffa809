import { count, type Duration } from '../duration.ts'
import type { Context } from './unmet.ts'

/** The kind under which the day to look at a case for the new school year is kept; no pathway declares it. */
export const yearDeadline = 'year-review'

/** What that day is called. */
export const yearTitle = 'Look at this case for the new school year'

const setting = 'year-review-within'
/** A house rule, for cases on a pathway that sets nothing of its own. */
const houseRule: Duration = { n: 10, unit: 'school-day' }

// A case keeps the settings it was opened with, and may be older than this one.
function within({ state, pathway }: Context): Duration {
  const value = state.settings[setting] ?? pathway.settings[setting]?.default
  return value === undefined || typeof value === 'string' ? houseRule : value
}

/** The days by which a case is looked at for each school year that it went on into; only the latest still counts. */
export function yearDays(context: Context) {
  const { years, status } = context.state
  return years.map(({ year, turnedOn, reviewedOn }, index) => {
    const due = count(context.facts.calendar, turnedOn, 'after', within(context))
    return {
      id: `${yearDeadline}:${year}`,
      kind: yearDeadline,
      subject: year,
      due: due.known ? due.day : null,
      missing: due.known ? null : due.missing,
      met: reviewedOn !== null,
      moot: status === 'closed' || index < years.length - 1,
    }
  })
}
