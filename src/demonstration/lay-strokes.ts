import type { DayMarks } from './invented-marks.ts'
import type { Stroke } from './story.ts'

/** A session by the number of its day in the window and its half, 0 for the morning. */
type Place = readonly [day: number, half: 0 | 1]

const present = ['/', '\\'] as const

const isFree = (days: readonly DayMarks[], [day, half]: Place): boolean => days[day]?.[half] === present[half]

const spread = <T>(all: readonly T[], n: number): T[] =>
  Array.from(
    { length: Math.min(n, all.length) },
    (_, i) => all[Math.floor(((i + 0.5) * all.length) / n)] as T,
  )

function halves(days: readonly DayMarks[], half: 0 | 1): Place[] {
  return days.map((_, day): Place => [day, half]).filter((place) => isFree(days, place))
}

function wholeDays(days: readonly DayMarks[], sessions: number): Place[] {
  const free = halves(days, 0).filter(([day]) => isFree(days, [day, 1]))
  const chosen = spread(free, Math.ceil(sessions / 2))
  return chosen
    .flatMap(([day]): Place[] => [
      [day, 0],
      [day, 1],
    ])
    .slice(0, sessions)
}

function run(days: readonly DayMarks[], { sessions, at = 0 }: Stroke): Place[] {
  const all = days
    .flatMap((_, day): Place[] => [
      [day, 0],
      [day, 1],
    ])
    .filter((place) => isFree(days, place))
  const first = Math.min(2 * Math.floor((all.length * at) / 2), all.length - sessions)
  return all.slice(Math.max(0, first), Math.max(0, first) + sessions)
}

function placesOf(days: readonly DayMarks[], stroke: Stroke): Place[] {
  if (stroke.over === 'run') return run(days, stroke)
  if (stroke.over === 'days') return wholeDays(days, stroke.sessions)
  return spread(halves(days, stroke.over === 'mornings' ? 0 : 1), stroke.sessions)
}

/** Days on which the pupil was in all day, with some strokes laid over them one after another. */
export function layStrokes(count: number, strokes: readonly Stroke[]): DayMarks[] {
  const days = Array.from({ length: count }, (): DayMarks => [...present])
  for (const stroke of strokes) {
    for (const [day, half] of placesOf(days, stroke)) {
      const marks = days[day]
      if (marks) marks[half] = stroke.code
    }
  }
  return days
}
