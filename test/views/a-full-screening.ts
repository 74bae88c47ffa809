import type { Closer } from '../../src/domain/closer.ts'
import { addDays, day } from '../../src/domain/day.ts'
import type { Prospect } from '../../src/domain/prospect.ts'
import type { ScreenedSchool } from '../../src/domain/screening-groups.ts'

const today = day('2027-01-13')
const counts = {
  ...{ possible: 60, attended: 40, authorised: 8, unauthorised: 12 },
  ...{ late: 3, unexplained: 4, missing: 2 },
}

/** A school's screening with two hundred pupils under its headings, each barred for everything there is. */
export function fullScreening(name: string): ScreenedSchool & { schools: { id: string; name: string }[] } {
  const pupils = Array.from({ length: 200 }, (_, n) => ({
    ...counts,
    pupil: `secondary.${n}`,
    ref: String(n),
    tests: [{ id: 'C1', holds: true }],
    meets: true,
    unmet: [],
    ask: ['q1', 'q2'],
    unclear: true,
    turns: true,
    barred: [
      'already-open',
      'held',
      'no-date-of-birth',
      'looked-after',
      'safety-flag',
      'social-care',
      'no-addressee',
    ] as const,
    aboutTo: { sessions: n % 3, left: 10, on: today },
    on: [
      { id: 'other', name },
      { id: 'another', name: `Another ${name}` },
    ],
  }))
  const others = Array.from({ length: 17 }, (_, n) => ({ name, missing: n % 2 === 0 ? null : name }))
  const names = new Map(pupils.map(({ pupil }) => [pupil, { name, form: name }]))
  const [meets, about, barred, unclear] = [0, 1, 2, 3].map((n) => pupils.slice(n * 50, n * 50 + 50))
  const groups = {
    meets: meets ?? [],
    'about-to': about ?? [],
    barred: barred ?? [],
    unclear: unclear ?? [],
  }
  return {
    school: { id: 's1', name },
    schools: Array.from({ length: 150 }, (_, n) => ({ id: `s${n}`, name: `${n} ${name}` })),
    on: today,
    pathway: { id: 'first', name },
    test: {
      of: 'any',
      tests: [
        {
          ...{ id: 'C1', local: true, source: 'x' },
          test: { measure: 'unauthorised-share', over: 'entry', at_least: { of: 15, in: 100 } },
        },
        {
          ...{ id: 'C1x', title: name, local: true, source: 'x' },
          test: { measure: 'unauthorised-sessions', over: 'entry', at_least: 9 },
        },
      ],
    },
    found: { window: { from: today, to: today, weeks: 6 }, onRoll: 2000, marked: true, groups, names },
    others,
    follows: true,
  }
}

/** A pupil looked at closely over a year of weeks, with more absences than are offered. */
export function fullCloser(prospect: Prospect, name: string): Closer {
  const spells = Array.from({ length: 90 }, (_, n) => {
    const from = `${addDays(today, -4 * n)} PM`
    const to = `${addDays(today, 2 - 4 * n)} AM`
    const runs = ['O', 'N', 'C1', 'U'].map((mark) => ({ from, to, mark, sessions: 1 }))
    return { from, to, sessions: 4, runs, register: [name, name], unauthorised: n % 5 === 0 ? 0 : 3 }
  })
  const byWeek = Array.from({ length: 60 }, (_, n) => ({ monday: addDays(today, -7 * n), ...counts }))
  const attendance = {
    ...{ from: today, to: today, ...counts, firstUnauthorised: today, unknownCodes: [], onShutDays: [] },
    ...{ missingCalendar: null, absent: 20, minutesLate: 40, daysInARow: { longest: 9, atEnd: 2 } },
    byWeek,
    patterns: { places: [], beforeDayOff: counts, afterDayOff: counts },
    label: 'severe' as const,
  }
  return { prospect, attendance, spells, ifAuthorised: 'meets' in prospect.test ? prospect.test : null }
}
