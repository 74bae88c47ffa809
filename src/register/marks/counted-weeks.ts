import type { StagedWeek } from '../../../db/register-staging.ts'
import { addDays, addMonths, type Day, earliest, latest, mondayOf } from '../../domain/day.ts'
import { type RegisterWeek, type Session, sessions } from '../../domain/measure.ts'
import type { Reading } from '../../domain/sessions.ts'

/** The counts of one register week that the store keeps beside its marks. */
export type WeekCounts = Pick<
  StagedWeek,
  'possible' | 'attended' | 'authorised' | 'unauthorised' | 'late' | 'unexplained' | 'marked'
>

/** Whom the weeks belong to; nothing is left out for age while the date of birth is not known. */
export type Counting = Pick<Reading, 'calendar' | 'codeSets' | 'nation'> & {
  pupil: { joined: Day | null; left: Day | null; dateOfBirth: Day | null }
}

const TEN_YEARS = 120

function countsOf(week: readonly Session[]): WeekCounts {
  const of = (...wanted: string[]) => week.filter(({ category }) => wanted.includes(category)).length
  const attended = of('present', 'elsewhere')
  const authorised = of('authorised')
  const unauthorised = of('unauthorised')
  return {
    possible: attended + authorised + unauthorised,
    attended,
    authorised,
    unauthorised,
    late: week.filter(({ late }) => late).length,
    unexplained: week.filter(({ unexplained }) => unexplained).length,
    marked: week.filter(({ category }) => category !== 'missing').length,
  }
}

/** One pupil's register weeks, each with what it counts to on the school's calendar as loaded. */
export function countedWeeks<W extends RegisterWeek>(
  weeks: readonly W[],
  counting: Counting,
): (W & WeekCounts)[] {
  const [first, ...rest] = weeks.map(({ monday }) => monday)
  if (first === undefined) return []
  const from = earliest(first, ...rest)
  const to = addDays(latest(first, ...rest), 4)
  const dateOfBirth = counting.pupil.dateOfBirth ?? addMonths(from, -TEN_YEARS)
  const all = sessions({ ...counting, pupil: { ...counting.pupil, dateOfBirth }, weeks, from, to })
  const byWeek = new Map<Day, Session[]>(weeks.map(({ monday }) => [monday, []]))
  for (const session of all) byWeek.get(mondayOf(session.day))?.push(session)
  return weeks.map((week) => ({ ...week, ...countsOf(byWeek.get(week.monday) ?? []) }))
}
