import type { RegisterWeek } from '../../domain/measure.ts'
import { type CountedPupil, type CountingRules, type WeekCounts, weekCounter } from './week-counter.ts'

/** Whom some weeks belong to, and by what they are counted. */
export type Counting = CountingRules & { pupil: CountedPupil }

/** One pupil's register weeks, each with what it counts to on the school's calendar as loaded. */
export function countedWeeks<W extends RegisterWeek>(
  weeks: readonly W[],
  counting: Counting,
): (W & WeekCounts)[] {
  const count = weekCounter(counting)(counting.pupil)
  return weeks.map((week) => ({ ...week, ...count(week.monday, week.marks) }))
}
