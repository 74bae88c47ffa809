import type { Day } from '../../src/domain/day.ts'

const FIRST = Date.UTC(1970, 0, 5)
const A_WEEK = 7 * 86_400_000
const known = new Map<number, Day>()

/** The number of the week that begins on a Monday: 5 January 1970 began week 0. */
export const weekOfMonday = (monday: Day): number => Math.floor((Date.parse(monday) - FIRST) / A_WEEK)

/** The Monday on which a numbered week begins. */
export function mondayOfWeek(week: number): Day {
  const found = known.get(week) ?? (new Date(FIRST + week * A_WEEK).toISOString().slice(0, 10) as Day)
  known.set(week, found)
  return found
}
