import { describe, expect, it } from 'vitest'
import { attendance } from '../../src/domain/attendance.ts'
import { addDays, day } from '../../src/domain/day.ts'
import { lookBack } from '../../src/domain/look-back.ts'
import type { RegisterWeek } from '../../src/domain/measure.ts'
import { standsOut } from '../../src/domain/standing-out.ts'
import { library } from '../world.ts'
import { aSchool, calendarOf, codeSets, year2026 } from './a-school.ts'

const present = ['/', '\\', '/', '\\', '/', '\\', '/', '\\', '/', '\\']
const week = (monday: string, marks = present, minutesLate?: (number | null)[]): RegisterWeek => ({
  monday: day(monday),
  marks,
  ...(minutesLate && { minutesLate }),
})
const of = (from: string, to: string, weeks: RegisterWeek[], nation: 'england' | 'wales' = 'england') =>
  attendance(
    {
      weeks,
      from: day(from),
      to: day(to),
      calendar: aSchool,
      codeSets,
      nation,
      pupil: { joined: null, left: null, dateOfBirth: day('2013-05-20') },
    },
    library.rules,
  )

describe('a pupil’s attendance over a window', () => {
  const mondaysMissed = ['O', '\\', ...present.slice(2)]
  const four = ['2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05'].map((on) => week(on, mondaysMissed))

  it('tells mornings and afternoons of each weekday apart', () => {
    const { places } = of('2026-09-14', '2026-10-09', four).patterns
    expect(places).toHaveLength(10)
    expect(places[0]).toMatchObject({ weekday: 1, half: 'AM', possible: 4, unauthorised: 4, attended: 0 })
    expect(places[1]).toMatchObject({ weekday: 1, half: 'PM', possible: 4, unauthorised: 0, attended: 4 })
    expect(places.slice(2).every(({ possible, attended }) => possible === 4 && attended === 4)).toBe(true)
  })

  it('leaves out places in the week that the window does not reach', () => {
    const { places } = of('2026-09-14', '2026-09-15', four).patterns
    expect(places.map(({ weekday, half }) => `${weekday} ${half}`)).toEqual(['1 AM', '1 PM', '2 AM', '2 PM'])
  })

  it('counts days beside days off, where a weekend alone is none', () => {
    const away = [...present.slice(0, 8), 'O', 'O']
    const back = ['O', 'O', ...present.slice(2)]
    const register = [week('2026-10-12', away), week('2026-10-19', away), week('2026-11-02', back)]
    const { beforeDayOff, afterDayOff } = of('2026-10-12', '2026-11-06', register).patterns
    expect(beforeDayOff).toMatchObject({ possible: 2, unauthorised: 2 })
    expect(afterDayOff).toMatchObject({ possible: 2, unauthorised: 2 })
  })

  it('names the sessions that are missed clearly more often than the others, and no others', () => {
    const told = (weeks: RegisterWeek[]) =>
      standsOut(of('2026-09-14', '2026-10-09', weeks).patterns).map(
        ({ sessions, missed, possible }) => `${sessions}: ${missed} of ${possible}`,
      )
    expect(told(four)).toEqual(['Monday mornings: 4 of 4'])
    expect(told(four.slice(0, 3))).toEqual(['Monday mornings: 3 of 3'])
    expect(told(four.slice(0, 2))).toEqual([])
    const away = Array.from({ length: 10 }, () => 'O')
    expect(told(four.map(({ monday }) => week(monday, away)))).toEqual([])
    const mondayMorningsAlone = ['O', ...Array.from({ length: 9 }, () => 'X')]
    expect(told(four.map(({ monday }) => week(monday, mondayMorningsAlone)))).toEqual([])
  })

  it('names the days beside days off in the same way', () => {
    const fridays = [...present.slice(0, 8), 'O', 'O']
    const register = [week('2026-10-19', fridays), week('2026-11-02', ['O', 'O', ...present.slice(2)])]
    const again = [
      week('2026-12-14', fridays),
      week('2026-11-23', [...present.slice(0, 6), 'O', 'O', '', '']),
    ]
    const others = ['2026-11-09', '2026-11-16', '2026-11-30', '2026-12-07'].map((on) => week(on))
    const { patterns } = of('2026-10-19', '2026-12-18', [...register, ...again, ...others])
    // Fridays 23 October and 18 December, and Thursday 26 November, before the snow.
    expect(standsOut(patterns)).toContainEqual({ sessions: 'Days before a day off', missed: 6, possible: 6 })
  })

  it('counts week by week, and leaves out weeks in which nothing was owed', () => {
    const register = [week('2026-10-19'), week('2026-11-02', mondaysMissed)]
    expect(of('2026-10-19', '2026-11-06', register).byWeek).toMatchObject([
      { monday: '2026-10-19', possible: 10, unauthorised: 0 },
      { monday: '2026-11-02', possible: 10, unauthorised: 1 },
    ])
  })

  it('adds up the minutes late that the register tells, before and after it closed', () => {
    const marks = ['L', '\\', 'U', '\\', 'L', '\\', '/', '\\', '/', '\\']
    const minutes = [12, null, 48, null, null, null, null, null, null, null]
    expect(of('2026-09-14', '2026-09-18', [week('2026-09-14', marks, minutes)])).toMatchObject({
      late: 2,
      unauthorised: 1,
      minutesLate: 60,
      absent: 1,
    })
  })

  it('does not count a day among those in a row on which the pupil came after the register closed', () => {
    const days = (middle: string) => ['O', 'O', middle, 'O', 'O', 'O', ...present.slice(6)]
    const longest = (middle: string) =>
      of('2026-09-14', '2026-09-18', [week('2026-09-14', days(middle))]).daysInARow.longest
    expect(longest('O')).toBe(3)
    expect(longest('U')).toBe(1)
  })
})

describe('what statistics call an absence', () => {
  const six = Array.from({ length: 6 }, (_, n) => addDays(day('2026-09-14'), 7 * n))
  const missing = (sessions: number, nation: 'england' | 'wales' = 'england') => {
    const marks = Array.from({ length: 60 }, (_, n) => (n < sessions ? 'I' : (present[n % 10] as string)))
    const weeks = six.map((monday, n) => week(monday, marks.slice(10 * n, 10 * n + 10)))
    return of('2026-09-14', '2026-10-23', weeks, nation).label
  }

  it.each([
    [5, 'england', null],
    [6, 'england', 'persistent'],
    [29, 'england', 'persistent'],
    [30, 'england', 'severe'],
    [5, 'wales', null],
    [6, 'wales', 'persistent'],
    [60, 'wales', 'persistent'],
  ] as const)('is exact: %i of 60 in %s is %s', (sessions, nation, label) =>
    expect(missing(sessions, nation)).toBe(label),
  )

  it('is nothing where nothing was possible', () => {
    const nothing = Array.from({ length: 10 }, () => 'Y4')
    expect(of('2026-09-14', '2026-09-18', [week('2026-09-14', nothing)]).label).toBeNull()
  })
})

describe('looking back', () => {
  const from = (n: number, unit: Parameters<typeof lookBack>[2]['unit'], on = '2026-11-23') =>
    lookBack(aSchool, day(on), { n, unit })

  it('over two terms takes whole ones', () =>
    expect(from(2, 'term')).toMatchObject({ from: '2026-01-05', to: '2026-07-21' }))

  it('takes a half term for over on the day after its last, and never the day itself', () => {
    expect(from(1, 'half-term', '2026-10-23')).toMatchObject({ from: '2026-06-01', to: '2026-07-21' })
    expect(from(1, 'half-term', '2026-10-24')).toMatchObject({ from: '2026-09-03', to: '2026-10-23' })
    expect(from(1, 'school-day', '2026-10-23')).toMatchObject({ from: '2026-10-22', to: '2026-10-22' })
  })

  it('says what has to be loaded where it reaches further back than anybody knows', () => {
    const short = calendarOf(...year2026)
    const asked = (n: number, unit: 'term' | 'school-week' | 'school-day' | 'school-year') =>
      lookBack(short, day('2026-11-23'), { n, unit })
    const missing = { known: false, missing: 'the 2025–26 calendar' }
    expect(asked(1, 'term')).toEqual(missing)
    expect(asked(40, 'school-week')).toEqual(missing)
    expect(asked(200, 'school-day')).toEqual(missing)
    expect(asked(1, 'school-year')).toEqual(missing)
    expect(lookBack(short, day('2029-01-08'), { n: 1, unit: 'half-term' })).toMatchObject({ known: false })
  })

  it('never takes a year for whole of which only the end is loaded', () => {
    const summer = calendarOf('2026-04-13 2026-07-21 term Summer', ...year2026)
    expect(lookBack(summer, day('2026-11-23'), { n: 1, unit: 'school-year' })).toMatchObject({ known: false })
    expect(lookBack(summer, day('2026-11-23'), { n: 1, unit: 'term' })).toMatchObject({ from: '2026-04-13' })
  })
})
