import { type Day, daysBetween, formatDay } from '../src/domain/day.ts'
import { some } from './words.ts'

/** One deadline on one line: when, and what. `title` is marked-up text. */
export function dueLine(
  {
    title,
    due,
    missing,
    held = false,
  }: { title: string; due: Day | null; missing: string | null; held?: boolean },
  today: Day,
): string {
  if (held)
    return `• :double_vertical_bar: On hold${due === null ? '' : ` (was for ${formatDay(due)})`} – ${title}`
  if (due === null) return `• Not yet known${missing === null ? '' : `: load ${missing}`} – ${title}`
  const left = daysBetween(today, due)
  if (left < 0) return `• :red_circle: *${some(-left, 'day')} overdue* (${formatDay(due)}) – ${title}`
  if (left === 0) return `• :large_orange_circle: *Today* – ${title}`
  return `• ${formatDay(due)} – ${title}`
}
