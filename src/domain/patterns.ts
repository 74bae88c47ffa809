import { isSchoolDay } from './calendar.ts'
import { type Counts, countsOf } from './counts.ts'
import { addDays, type Day, weekday } from './day.ts'
import type { Calendar } from './open-days.ts'
import type { Half, Session } from './sessions.ts'

/** What a pupil's mornings or afternoons of one weekday come to; 1 is Monday, 5 Friday. */
export type PlaceInWeek = Counts & { readonly weekday: number; readonly half: Half }

/** When in the week a pupil misses school, and how often beside days off: holidays, INSET and closures, not weekends alone. */
export type Patterns = {
  /** Monday morning to Friday afternoon; a place without a session in the window is left out. */
  readonly places: readonly PlaceInWeek[]
  /** On school days that are followed by a weekday off. */
  readonly beforeDayOff: Counts
  /** On school days that follow a weekday off. */
  readonly afterDayOff: Counts
}

const halves: readonly Half[] = ['AM', 'PM']
const weekdays = [1, 2, 3, 4, 5]

const nextWeekday = (on: Day): Day => addDays(on, weekday(on) === 5 ? 3 : 1)
const weekdayBefore = (on: Day): Day => addDays(on, weekday(on) === 1 ? -3 : -1)

/** How a pupil's sessions in a window fall on weekdays, halves and the days beside days off; figures to talk about, and never a test. */
export function patternsOf(sessions: readonly Session[], calendar: Calendar): Patterns {
  const places = weekdays.flatMap((on) =>
    halves.flatMap((half): PlaceInWeek[] => {
      const own = sessions.filter((session) => session.half === half && weekday(session.day) === on)
      return own.length === 0 ? [] : [{ weekday: on, half, ...countsOf(own) }]
    }),
  )
  const beside = (neighbour: (on: Day) => Day): Counts =>
    countsOf(sessions.filter((session) => !isSchoolDay(calendar, neighbour(session.day))))
  return { places, beforeDayOff: beside(nextWeekday), afterDayOff: beside(weekdayBefore) }
}
