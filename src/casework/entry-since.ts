import type { School } from '../../db/queries/schools.ts'
import type { Calendar } from '../domain/calendar.ts'
import { entryWindow, entryWindows } from '../domain/case/entry.ts'
import { settingsOf } from '../domain/case/verbs/open.ts'
import { type Day, earliest } from '../domain/day.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'

type Settings = Parameters<typeof settingsOf>[1]
type Seen = { school: Pick<School, 'settings'>; calendar: Calendar; today: Day }

/** The first day that the entry tests of some pathways look at at a school, seen from a day; that day where none of their windows is known. */
export function entrySince(pathways: readonly Pathway[], { school, calendar, today }: Seen): Day {
  const windows = pathways.flatMap((pathway) =>
    entryWindows(pathway).map(({ id }) =>
      entryWindow(pathway, { calendar, today }, settingsOf(pathway, school.settings as Settings), id),
    ),
  )
  return windows.reduce(
    (first, window) => ('missing' in window ? first : earliest(first, window.from)),
    today,
  )
}
