import { type AbsenceLabel, absenceLabel, type LabelRules } from './absence-label.ts'
import { type Counts, countsOf } from './counts.ts'
import { type Day, mondayOf } from './day.ts'
import { type Measures, measured } from './measure.ts'
import { type Patterns, patternsOf } from './patterns.ts'
import { type Reading, readRegister, type Session } from './sessions.ts'
import { consecutiveDaysAbsent } from './time-lost.ts'

/** What one week of a window comes to; weeks in which the pupil owed no session are left out. */
export type WeekCounts = Counts & { readonly monday: Day }

/** Everything that is said of one pupil's register over one window, exact and in whole sessions. */
export type Attendance = Measures & {
  /** Missed for whatever reason: authorised + unauthorised. */
  readonly absent: number
  /** All minutes late that the register tells, of arrivals before and after it closed. */
  readonly minutesLate: number
  /** The longest run of whole school days absent, and the one at the window's end. */
  readonly daysInARow: { readonly longest: number; readonly atEnd: number }
  readonly byWeek: readonly WeekCounts[]
  readonly patterns: Patterns
  /** What statistics call it by the numbers of the window's last day; never a test. */
  readonly label: AbsenceLabel | null
}

function weekByWeek(sessions: readonly Session[]): WeekCounts[] {
  const weeks = new Map<Day, Session[]>()
  for (const session of sessions) {
    const monday = mondayOf(session.day)
    const week = weeks.get(monday)
    if (week === undefined) weeks.set(monday, [session])
    else week.push(session)
  }
  return [...weeks].map(([monday, week]) => ({ monday, ...countsOf(week) }))
}

/** All that is said of a pupil's register over a window, both ends included: see `measure` for what counts. */
export function attendance(reading: Reading, rules: LabelRules): Attendance {
  const register = readRegister(reading)
  const { sessions } = register
  const measures = measured(reading, register)
  return {
    ...measures,
    absent: measures.authorised + measures.unauthorised,
    minutesLate: sessions.reduce((sum, { minutesLate }) => sum + (minutesLate ?? 0), 0),
    daysInARow: consecutiveDaysAbsent(sessions),
    byWeek: weekByWeek(sessions),
    patterns: patternsOf(sessions, reading.calendar),
    label: absenceLabel(rules, reading.nation, reading.to, measures),
  }
}
