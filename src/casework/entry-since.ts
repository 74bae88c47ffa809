import type { Calendar } from '../domain/calendar.ts'
import { entryWindow, entryWindows } from '../domain/case/entry.ts'
import { type Day, earliest } from '../domain/day.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'

/** The first day that the entry tests of some pathways look at, seen from a day; that day where none of their windows is known. */
export function entrySince(pathways: readonly Pathway[], calendar: Calendar, today: Day): Day {
  const windows = pathways.flatMap((pathway) =>
    entryWindows(pathway).map(({ id }) => entryWindow(pathway, { calendar, today }, id)),
  )
  return windows.reduce(
    (first, window) => ('missing' in window ? first : earliest(first, window.from)),
    today,
  )
}
