import type { Day } from '../../domain/day.ts'
import { SESSIONS_A_WEEK } from './marks-text.ts'

/** What a file says of one session. */
export type CellMark = { mark: string; minutesLate: number | null; comment: string | null; row: number }

/** What a file says of one pupil's week, session by session; undefined where it says nothing. */
export type FileWeek = { pupil: string; monday: Day; cells: (CellMark | undefined)[] }

/** Everything a register file says, week by week. */
export type FileWeeks = {
  /** Keeps a session, and tells what was said of it before. */
  put(pupil: string, on: WeekDay, session: 'AM' | 'PM', cell: CellMark): CellMark | undefined
  /** The weeks of each pupil. */
  byPupil(): ReadonlyMap<string, readonly FileWeek[]>
}

/** A day's place in a register: the Monday of its week, and which day of it, 1 to 5. */
export type WeekDay = { monday: Day; weekday: number }

/** Begins to gather what a register file says. */
export function fileWeeks(): FileWeeks {
  const pupils = new Map<string, Map<Day, FileWeek>>()
  const weekOf = (pupil: string, monday: Day): FileWeek => {
    const weeks = pupils.get(pupil) ?? new Map<Day, FileWeek>()
    const week = weeks.get(monday) ?? { pupil, monday, cells: new Array(SESSIONS_A_WEEK).fill(undefined) }
    weeks.set(monday, week)
    pupils.set(pupil, weeks)
    return week
  }
  return {
    put(pupil, on, session, cell) {
      const { cells } = weekOf(pupil, on.monday)
      const n = 2 * (on.weekday - 1) + (session === 'AM' ? 0 : 1)
      const before = cells[n]
      cells[n] ??= cell
      return before
    },
    byPupil: () => new Map([...pupils].map(([pupil, weeks]) => [pupil, [...weeks.values()]])),
  }
}
