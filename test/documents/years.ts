import { attendanceFactsOf } from '../../src/domain/attendance-facts.ts'
import { isSchoolDay } from '../../src/domain/calendar.ts'
import type { Certificate } from '../../src/domain/certificate/certificate.ts'
import { drawUp } from '../../src/domain/certificate/draw-up.ts'
import type { Nation } from '../../src/domain/codes.ts'
import { addDays, type Day, day, mondayOf, weekday } from '../../src/domain/day.ts'
import { daysFrom } from '../../src/domain/open-days.ts'
import { type Reading, type RegisterWeek, sessions } from '../../src/domain/sessions.ts'
import { aSchool, codeSets } from '../domain/a-school.ts'

type Marks = Record<string, readonly [string, string]>
type Minutes = Record<string, number>

/** A year of a pupil who was there but for what is said by day: `2025-09-15` both marks, and minutes late by mark's place. */
type Year = {
  name: string
  form: [string, string]
  born: string
  nation?: Nation
  from: string
  to: string
  joined?: string
  left?: string
  /** The marks of an ordinary day. */
  usual?: (on: Day) => readonly [string, string]
  marks: Marks
  minutes?: Minutes
}

const present = ['/', '\\'] as const

/** Some days in a row with the same two marks. */
export const row = (from: string, to: string, ...marks: [string, string]): Marks =>
  Object.fromEntries(daysFrom(day(from), day(to)).map((on) => [on, marks]))

function weeksOf({ from, to, marks, minutes = {}, usual = () => present }: Year): RegisterWeek[] {
  const weeks: RegisterWeek[] = []
  for (let monday = mondayOf(day(from)); monday <= to; monday = addDays(monday, 7)) {
    const days = daysFrom(monday, addDays(monday, 4))
    weeks.push({
      monday,
      marks: days.flatMap((on) => (isSchoolDay(aSchool, on) ? (marks[on] ?? usual(on)) : ['', ''])),
      minutesLate: days.flatMap((on) => [minutes[`${on} AM`] ?? null, minutes[`${on} PM`] ?? null]),
    })
  }
  return weeks
}

/** The certificate of such a year, at a school that has 5 hours 30 minutes of lessons a day. */
export function yearOf(year: Year): Certificate {
  const { name, form, born, nation = 'england', joined, left } = year
  const [from, to] = [day(year.from), day(year.to)]
  const pupil = { dateOfBirth: day(born), joined: joined ? day(joined) : null, left: left ? day(left) : null }
  const reading: Reading = { weeks: weeksOf(year), from, to, calendar: aSchool, codeSets, nation, pupil }
  return drawUp(reading, {
    pupil: { fullName: name, dateOfBirth: day(born), yearGroup: form[0], regGroup: form[1] },
    school: { name: 'Exampleton High School' },
    summary: attendanceFactsOf(sessions(reading), { from, to }, '5.5'),
    extractedAt: `${addDays(to, 3)}T09:05`,
    register: { import: 41, at: `${addDays(to, 2)}T16:40` },
  })
}

const isMonday = (on: Day): boolean => weekday(on) === 1

const ordinary = yearOf({
  name: 'Amina Grace Farrow',
  form: ['Year 8', '8B'],
  born: '2013-03-14',
  from: '2025-09-01',
  to: '2026-07-21',
  marks: {
    ...row('2025-09-15', '2025-09-16', 'I', 'I'),
    ...row('2025-10-06', '2025-10-06', 'M', '\\'),
    ...row('2025-11-10', '2025-11-14', 'G', 'G'),
    ...row('2025-12-03', '2025-12-03', 'L', '\\'),
    ...row('2026-01-19', '2026-01-20', 'I', 'I'),
    ...row('2026-03-04', '2026-03-06', 'V', 'V'),
    ...row('2026-05-05', '2026-05-05', '/', 'O'),
    ...row('2026-06-22', '2026-06-22', 'U', '\\'),
  },
  minutes: { '2025-12-03 AM': 12, '2026-06-22 AM': 48 },
})

const joiner = yearOf({
  name: 'Bartholomew Quince',
  form: ['Year 9', '9K'],
  born: '2011-11-02',
  from: '2025-09-01',
  to: '2026-07-21',
  joined: '2026-01-12',
  usual: (on) => (on < '2026-04-01' ? ['/', 'C2'] : present),
  marks: { ...row('2026-02-03', '2026-02-05', 'O', 'O'), ...row('2026-05-11', '2026-05-12', 'I', 'I') },
})

const welsh = yearOf({
  name: 'Gwenllian Prosser',
  form: ['Year 7', '7C'],
  born: '2014-01-20',
  nation: 'wales',
  from: '2025-09-01',
  to: '2026-07-21',
  marks: {
    ...row('2025-10-13', '2025-10-17', 'H', 'H'),
    ...row('2025-12-08', '2025-12-08', 'Y', 'Y'),
    ...row('2026-01-26', '2026-01-28', 'F', 'F'),
    ...row('2026-03-02', '2026-03-03', 'D', 'D'),
    ...row('2026-06-08', '2026-06-09', 'G', 'G'),
  },
})

const codeChange = yearOf({
  name: 'Marcus Okonedo',
  form: ['Year 11', '11A'],
  born: '2009-02-11',
  from: '2024-01-08',
  to: '2024-12-20',
  marks: {
    ...row('2024-02-05', '2024-02-06', 'J', 'J'),
    ...row('2024-03-04', '2024-03-08', 'H', 'H'),
    ...row('2024-05-13', '2024-05-13', 'Y', 'Y'),
    ...row('2024-06-10', '2024-06-12', 'C', 'C'),
    ...row('2024-09-16', '2024-09-17', 'C', 'C'),
    ...row('2024-10-07', '2024-10-07', 'J1', 'J1'),
    ...row('2024-11-18', '2024-11-19', 'Y2', 'Y2'),
    ...row('2024-12-02', '2024-12-03', 'Q', 'K'),
  },
})

const lateDays = daysFrom(day('2025-09-08'), day('2026-06-30')).filter((on) => weekday(on) === 3)
const lateMarks = lateDays.map((on, n) => ({
  on,
  mark: n % 3 === 0 ? 'U' : 'L',
  by: n % 3 === 0 ? 35 + n : 4 + (n % 20),
}))
const absences: Marks = {
  ...row('2025-09-22', '2025-09-26', 'O', 'O'),
  ...row('2025-11-03', '2025-11-21', 'O', 'O'),
  ...row('2026-01-12', '2026-02-06', 'I', 'I'),
  ...row('2026-03-09', '2026-03-20', 'O', 'O'),
  ...row('2026-04-20', '2026-04-21', '', ''),
  ...row('2026-05-06', '2026-05-07', 'N', 'N'),
  ...row('2026-06-08', '2026-06-26', 'O', 'O'),
  ...row('2026-07-02', '2026-07-02', '/', ''),
}
const lates = lateMarks.filter(({ on }) => absences[on] === undefined)

const severe = yearOf({
  name: 'Delphine Achterberg-Montgomery',
  form: ['Year 10', '10 Hawthorn'],
  born: '2011-05-30',
  from: '2025-09-01',
  to: '2026-07-21',
  usual: (on) => (isMonday(on) || weekday(on) === 5 ? ['O', 'O'] : present),
  marks: { ...Object.fromEntries(lates.map(({ on, mark }) => [on, [mark, '\\'] as const])), ...absences },
  minutes: Object.fromEntries(lates.map(({ on, by }) => [`${on} AM`, by] as const)),
})

const term = yearOf({
  name: 'Amina Grace Farrow',
  form: ['Year 9', '9B'],
  born: '2013-03-14',
  from: '2026-09-01',
  to: '2026-12-18',
  marks: {
    ...row('2026-09-14', '2026-09-18', 'I', 'I'),
    ...row('2026-10-05', '2026-10-06', 'O', 'O'),
    ...row('2026-11-09', '2026-11-11', 'O', '\\'),
    ...row('2026-12-03', '2026-12-03', 'L', '\\'),
  },
  minutes: { '2026-12-03 AM': 12 },
})

/** Five kinds of school year, and a term. */
export const years = { ordinary, joiner, welsh, 'code change': codeChange, severe, term }
