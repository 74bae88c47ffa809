import type { CalendarSpan, School } from '../../db/queries/schools.ts'
import { packMarks } from '../../db/schema/marks-text.ts'
import type { RegisterDetail } from '../../db/schema/register.ts'
import type { StagedWeek } from '../../db/staged-row.ts'
import { type BankHolidays, bankHolidaysFor } from '../domain/bank-holidays.ts'
import { isSchoolDay, previousSchoolWeeks } from '../domain/calendar.ts'
import type { CodeSet } from '../domain/codes.ts'
import { addDays, type Day, day, latest, mondayOf, weekday } from '../domain/day.ts'
import { type Calendar, daysFrom, schoolYearStart } from '../domain/open-days.ts'
import { countedWeeks } from '../register/marks/counted-weeks.ts'
import { type DayMarks, inventedMarks, inventedMinutes, stillUnexplained } from './invented-marks.ts'
import { type Invented, inventedPupils } from './invented-pupils.ts'
import { layStrokes } from './lay-strokes.ts'
import { demonstrationSchools, demonstrationSpans } from './schools.ts'

/** What the demonstration needs of the library of dated data. */
export type DemonstrationRules = { codes: readonly CodeSet[]; bankHolidays: BankHolidays }

/** Two invented schools, their pupils, and their registers up to the day before `today`. */
export type Demonstration = {
  today: Day
  schools: readonly School[]
  calendars: Record<string, Calendar>
  spans: CalendarSpan[]
  pupils: Invented[]
  weeks: StagedWeek[]
}

/** A school's days with sessions up to yesterday, and those of them in the six weeks of the stories. */
type SchoolDays = { calendar: Calendar; start: number; open: Day[]; window: Day[] }

const WINDOW_WEEKS = 6

function schoolDays(school: string, today: Day, until: Day, bankHolidays: BankHolidays): SchoolDays {
  const start = schoolYearStart(today)
  const calendar = { spans: demonstrationSpans(school, today), ...bankHolidaysFor(bankHolidays) }
  const all = daysFrom(day(`${start - 1}-09-01`), until)
  const open = all.filter((on) => isSchoolDay(calendar, on))
  const weeks = previousSchoolWeeks(calendar, today, WINDOW_WEEKS)
  // Beyond the known bank holidays the domain won't tell; the stories then lie on the last thirty open days.
  const window = weeks.known ? open.filter((on) => on >= weeks.from && on <= weeks.to) : open.slice(-30)
  return { calendar, start, open, window }
}

// Everybody's register goes back to last summer; that of pupils with a story, and of some others, a year further.
function firstDay({ pupil, story }: Invented, { start }: SchoolDays): Day {
  const all = story !== null || Number(pupil.pupilRef.slice(1)) % 6 === 0
  const first = day(all ? `${start - 1}-09-01` : `${start}-06-01`)
  return latest(first, pupil.joined ?? first)
}

function marksOf(invented: Invented, days: readonly Day[], { window }: SchoolDays, today: Day): DayMarks[] {
  const { pupil, habit, story } = invented
  const marks = inventedMarks(pupil.id, habit, days)
  if (story === null) return stillUnexplained(pupil.id, days, marks, today)
  const first = window[0] ?? today
  const before = days.filter((on) => on < first).length
  const inWindow = days.filter((on) => window.includes(on)).length
  const laid = layStrokes(inWindow, story.marks(2 * inWindow))
  const after = days.slice(before + inWindow).map((on, n): DayMarks => {
    const later = marks[before + inWindow + n]
    return on < today || later === undefined ? ['/', '\\'] : later
  })
  return [...marks.slice(0, before), ...laid, ...after]
}

function intoWeeks(days: readonly Day[], marks: readonly DayMarks[]): { monday: Day; marks: string[] }[] {
  const weeks = new Map<Day, string[]>()
  days.forEach((on, n) => {
    const monday = mondayOf(on)
    const week = weeks.get(monday) ?? Array.from({ length: 10 }, () => '')
    week.splice(2 * (weekday(on) - 1), 2, ...(marks[n] ?? []))
    weeks.set(monday, week)
  })
  return [...weeks].map(([monday, week]) => ({ monday, marks: week }))
}

function minutesOf(seed: string, monday: Day, marks: readonly string[]): RegisterDetail | null {
  const late = marks.flatMap((mark, cell): [string, { minutesLate: number }][] => {
    const minutesLate = inventedMinutes(seed, addDays(monday, Math.floor(cell / 2)), mark)
    return minutesLate === null ? [] : [[String(cell), { minutesLate }]]
  })
  return late.length === 0 ? null : Object.fromEntries(late)
}

function registerFor(
  invented: Invented,
  at: SchoolDays,
  codeSets: readonly CodeSet[],
  today: Day,
): StagedWeek[] {
  const { pupil } = invented
  const from = firstDay(invented, at)
  const days = at.open.filter((on) => on >= from && (pupil.left === null || on <= pupil.left))
  const weeks = intoWeeks(days, marksOf(invented, days, at, today))
  const counting = { calendar: at.calendar, codeSets, nation: 'england' as const, pupil }
  return countedWeeks(weeks, counting).map(({ marks, ...week }) => ({
    ...week,
    pupil: pupil.number,
    marks: packMarks(marks),
    detail: minutesOf(pupil.id, week.monday, marks),
  }))
}

/**
 * The demonstration as it stands on the morning of a day: the same every time for the same day. Given `until`, its
 * registers go on to that day, each pupil by their own habit.
 */
export function demonstration(
  today: Day,
  { codes, bankHolidays }: DemonstrationRules,
  until = addDays(today, -1),
): Demonstration {
  const schools = demonstrationSchools
  const days = new Map(schools.map(({ id }) => [id, schoolDays(id, today, until, bankHolidays)]))
  const at = (school: string) => days.get(school) as SchoolDays
  const windows = Object.fromEntries([...days].map(([id, { window }]) => [id, window]))
  const pupils = inventedPupils(schoolYearStart(today), windows)
  return {
    today,
    schools,
    calendars: Object.fromEntries([...days].map(([id, { calendar }]) => [id, calendar])),
    spans: schools.flatMap(({ id }) =>
      at(id).calendar.spans.map(({ from, to, ...span }) => ({
        school: id,
        fromDay: from,
        toDay: to,
        ...span,
      })),
    ),
    pupils,
    weeks: pupils.flatMap((invented) => registerFor(invented, at(invented.pupil.school), codes, today)),
  }
}
