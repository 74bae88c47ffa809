import type { Day } from './day.ts'
import type { Session, SessionCategory } from './sessions.ts'

/** What of a session tells whether a day was missed. */
type DaySession = Pick<Session, 'day' | 'category' | 'came'>

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`
}

/** A number of sessions as days of learning lost, two a day: "4½ days", "½ day", "1 day". */
export function daysLost(sessions: number): string {
  const whole = Math.floor(sessions / 2)
  if (sessions % 2 === 0) return plural(whole, 'day')
  return whole === 0 ? '½ day' : `${whole}½ days`
}

/** A number of sessions as hours of learning lost at a school whose sessions last so many hours: "14 hours 30 minutes". */
export function hoursLost(sessions: number, hoursPerSession: number): string {
  const minutes = Math.round(sessions * hoursPerSession * 60)
  const hours = plural(Math.floor(minutes / 60), 'hour')
  return minutes % 60 === 0 ? hours : `${hours} ${plural(minutes % 60, 'minute')}`
}

const absences: readonly SessionCategory[] = ['authorised', 'unauthorised']

// A session that could not be attended neither makes a day absent nor saves it.
function wasAbsent(day: readonly DaySession[], counting: readonly SessionCategory[]): boolean | null {
  const possible = day.filter(
    (session) => session.category !== 'not-possible' && session.category !== 'administrative',
  )
  if (possible.length === 0) return null
  return possible.every((session) => counting.includes(session.category) && session.came !== true)
}

function byDay(sessions: readonly DaySession[]): DaySession[][] {
  const days = new Map<Day, DaySession[]>()
  for (const session of sessions) days.set(session.day, [...(days.get(session.day) ?? []), session])
  return [...days.values()]
}

/**
 * The longest run of school days on which a pupil attended no session that could be attended, and the run at the end of the list.
 * A day half attended or half unmarked ends a run, as does a day on which the pupil came in after all; a day with nothing possible
 * doesn't. `counting` narrows it, say to unauthorised absence.
 */
export function consecutiveDaysAbsent(
  sessions: readonly DaySession[],
  counting: readonly SessionCategory[] = absences,
): { readonly longest: number; readonly atEnd: number } {
  let longest = 0
  let atEnd = 0
  for (const day of byDay(sessions)) {
    const absent = wasAbsent(day, counting)
    if (absent === null) continue
    atEnd = absent ? atEnd + 1 : 0
    longest = Math.max(longest, atEnd)
  }
  return { longest, atEnd }
}

/** The longest run of days missed and the one that reaches the last day marked: of unauthorised absence, and of any. */
export type DayRuns = Readonly<
  Record<'unauthorised' | 'absent', { readonly longest: number; readonly atEnd: number }>
>

/** The runs of days missed in a register as far as it is marked: what nobody has marked yet breaks no run at its end. */
export function dayRuns(sessions: readonly DaySession[]): DayRuns {
  const last = sessions.findLastIndex(({ category }) => category !== 'missing')
  const marked = sessions.slice(0, last + 1)
  return {
    unauthorised: consecutiveDaysAbsent(marked, ['unauthorised']),
    absent: consecutiveDaysAbsent(marked),
  }
}
