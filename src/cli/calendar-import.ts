import type { House } from '../casework/house.ts'
import { recountSchool } from '../casework/recount.ts'
import { spanDays } from '../register/lists/calendar-rows.ts'
import {
  type CalendarTaken,
  importCalendar,
  type RecountDeadlines,
} from '../register/lists/import-calendar.ts'
import { counted } from './columns.ts'
import { deskAt, houseAt, operator, schoolNamed } from './desk.ts'
import { importFile, nothingChanged } from './import-file.ts'
import { json, type Verb } from './verb.ts'

const meetingMoves = ({ meetings }: CalendarTaken): string[] =>
  meetings.map(
    ({ case: id, meeting, was, now }) =>
      `${id}, meeting ${meeting}: the school is shut on ${was}, ${now === null ? 'so it needs another day' : `moved to ${now}`}.`,
  )

const moves = ({ moved }: CalendarTaken): string[] =>
  moved.map(
    ({ case: id, deadline, was, now }) =>
      `${id}, ${deadline}: was ${was ?? 'not known'}, now ${now ?? 'not known'}.`,
  )

async function recounted(house: House, school: string): ReturnType<RecountDeadlines> {
  const outcome = await recountSchool(house, { by: operator, key: null }, school)
  if (!outcome.done) throw new Error('the command line may not recount', { cause: outcome.refusal })
  const { moved, meetings } = outcome
  return { moved, meetings }
}

function summary(taken: CalendarTaken): string[] {
  const { changed, rows, added, removed, recountedWeeks } = taken
  const span = (word: string) => (each: (typeof added)[number]) =>
    `${word} ${each.kind} ${spanDays(each)}, ${each.name}`
  return [
    ...(changed ? [] : nothingChanged(rows)),
    ...added.map(span('Added')),
    ...removed.map(span('Removed')),
    ...(recountedWeeks > 0 ? [`Counted ${counted(recountedWeeks, 'register week')} again.`] : []),
    ...meetingMoves(taken),
    ...moves(taken),
  ]
}

/**
 * Imports terms, INSET days and closures: `from,to,kind,name`. A term takes the place of everything it overlaps, a day off that of other days off.
 *
 * `--json`: `{done, changed, rows, warnings, moreWarnings, added, removed, recountedWeeks, moved: [{case, deadline, was, now}], meetings: [{case, meeting, was, now}]}`.
 */
export const calendarImport: Verb = {
  words: 'calendar import',
  help: "Import a school's terms, INSET days and closures",
  args: ['FILE'],
  options: { school: { form: 'ID', needed: true, help: 'Whose calendar it is' }, json },
  async run(call) {
    return importFile(
      call,
      async (store, file) => {
        const school = await schoolNamed(store, call.text('school') ?? '')
        return importCalendar(deskAt(call, store), school, file(), (id) =>
          recounted(houseAt(call, store), id),
        )
      },
      summary,
    )
  },
}
