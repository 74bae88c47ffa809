import { describe, expect, it } from 'vitest'
import { day } from '../../src/domain/day.ts'
import {
  count,
  type Duration,
  describeDuration,
  durationSchema,
  firstDayAtLeast,
  inMonthsOf,
  type Unit,
  units,
} from '../../src/domain/duration.ts'
import { aSchool, calendarOf, year2024, year2026 } from './a-school.ts'

const known = (on: string) => ({ known: true, day: on })
const missing = (what: string) => ({ known: false, missing: what })

type Row = [from: string, direction: 'before' | 'after', n: number, unit: Unit, result: string, why: string]

const rows: Row[] = [
  ['2026-10-06', 'before', 5, 'working-day', '2026-09-29', 'invites for a Tuesday go by the Tuesday before'],
  ['2026-11-02', 'before', 5, 'working-day', '2026-10-26', 'working days run on through half-term'],
  ['2027-01-05', 'before', 5, 'working-day', '2026-12-24', 'over Christmas three bank holidays drop out'],
  [
    '2026-11-21',
    'before',
    5,
    'working-day',
    '2026-11-16',
    'a Saturday is not counted, the week before it is',
  ],
  ['2026-11-20', 'after', 1, 'working-day', '2026-11-23', 'Friday is followed by Monday'],
  ['2026-12-24', 'after', 1, 'working-day', '2026-12-29', 'Christmas and its substitute are skipped'],
  ['2027-04-30', 'after', 2, 'working-day', '2027-05-05', 'the early May bank holiday is skipped'],
  ['2026-10-16', 'after', 10, 'school-day', '2026-11-06', 'ten school days over half-term are not two weeks'],
  ['2026-10-30', 'before', 10, 'school-day', '2026-10-12', 'counting back from a holiday begins before it'],
  ['2026-07-17', 'after', 3, 'school-day', '2026-09-03', 'the summer and INSET days are skipped'],
  ['2026-11-26', 'after', 1, 'school-day', '2026-11-30', 'a closure is skipped'],
  ['2026-11-27', 'after', 1, 'school-day', '2026-11-30', 'a shut day itself does not count'],
  ['2026-09-14', 'after', 1, 'session', '2026-09-15', 'the first session after a day is the next morning'],
  ['2026-09-14', 'after', 2, 'session', '2026-09-15', 'the second is the same afternoon'],
  ['2026-09-14', 'after', 9, 'session', '2026-09-21', 'the ninth is on the fifth school day'],
  ['2026-09-14', 'before', 3, 'session', '2026-09-10', 'three sessions back is the second day before'],
  [
    '2026-09-16',
    'after',
    4,
    'school-week',
    '2026-10-14',
    'four school weeks in one half term are four weeks',
  ],
  ['2026-10-07', 'after', 4, 'school-week', '2026-11-11', 'over half-term they are five weeks'],
  ['2026-12-04', 'after', 4, 'school-week', '2027-01-15', 'over Christmas they are six weeks'],
  ['2026-11-20', 'after', 1, 'school-week', '2026-11-30', 'shut that Friday, so the next open day'],
  ['2026-12-04', 'before', 1, 'school-week', '2026-11-26', 'shut that Friday, so the open day before'],
  [
    '2026-10-10',
    'after',
    1,
    'school-week',
    '2026-10-19',
    'from a Saturday one whole school week, then Monday',
  ],
  [
    '2026-10-28',
    'after',
    1,
    'school-week',
    '2026-11-09',
    'from half-term one whole school week, then Monday',
  ],
  [
    '2026-10-28',
    'before',
    1,
    'school-week',
    '2026-10-16',
    'before half-term one whole school week, then Friday',
  ],
  [
    '2026-08-12',
    'after',
    1,
    'school-week',
    '2026-09-07',
    'from August the short first week is one school week',
  ],
  ['2026-09-16', 'after', 1, 'school-month', '2026-10-14', 'a school month is four school weeks unless said'],
  ['2026-10-07', 'before', 1, 'school-month', '2026-09-09', 'backwards too'],
  ['2026-10-27', 'after', 2, 'week', '2026-11-10', 'weeks run through half-term'],
  ['2026-10-20', 'before', 3, 'day', '2026-10-17', 'days are calendar days'],
  ['2026-08-31', 'after', 6, 'month', '2027-02-28', 'six months from 31 August are up on 28 February'],
  ['2026-09-14', 'before', 5, 'month', '2026-04-14', 'the five-month look-back is to the same number'],
  ['2026-09-16', 'after', 1, 'half-term', '2026-11-02', 'the next half term begins after the break'],
  ['2026-09-16', 'after', 2, 'half-term', '2027-01-04', 'the second one after Christmas'],
  ['2026-11-10', 'before', 1, 'half-term', '2026-10-23', 'the half term before ended on its last Friday'],
  ['2026-10-28', 'before', 1, 'half-term', '2026-10-23', 'in the break the one just over counts'],
  ['2026-10-28', 'after', 1, 'half-term', '2026-11-02', 'and the one about to begin'],
  ['2026-09-16', 'after', 1, 'term', '2027-01-04', 'the next term begins in January'],
  ['2027-02-01', 'before', 1, 'term', '2026-12-18', 'the term before ended in December'],
  ['2025-11-10', 'after', 1, 'school-year', '2026-09-03', 'the next school year begins after INSET'],
  ['2025-11-10', 'before', 1, 'school-year', '2025-07-22', 'the school year before ended in July'],
  ['2025-08-15', 'before', 1, 'school-year', '2025-07-22', 'in August the year just over is the year before'],
]

describe('counting in the unit of the guidance', () => {
  it.each(rows)('from %s, %s, %i %s: %s (%s)', (from, direction, n, unit, result) => {
    expect(count(aSchool, day(from), direction, { n, unit })).toEqual(known(result))
  })

  it.each(units)('none of the unit %s is the day itself', (unit) => {
    expect(count(aSchool, day('2026-11-21'), 'after', { n: 0, unit })).toEqual(known('2026-11-21'))
    expect(count(aSchool, day('2026-11-21'), 'before', { n: 0, unit })).toEqual(known('2026-11-21'))
  })

  it.each([
    ['2027-07-19', 'after', 3, 'school-day', 'the 2027–28 calendar'],
    ['2027-07-19', 'after', 5, 'session', 'the 2027–28 calendar'],
    ['2027-07-14', 'after', 2, 'school-week', 'the 2027–28 calendar'],
    ['2027-07-15', 'after', 1, 'school-week', 'the 2027–28 calendar'],
    ['2027-07-01', 'after', 1, 'school-month', 'the 2027–28 calendar'],
    ['2027-07-01', 'after', 1, 'half-term', 'the 2027–28 calendar'],
    ['2027-07-01', 'after', 1, 'term', 'the 2027–28 calendar'],
    ['2027-07-01', 'after', 1, 'school-year', 'the 2027–28 calendar'],
    ['2027-09-10', 'after', 1, 'school-day', 'the 2027–28 calendar'],
    ['2029-02-01', 'before', 1, 'school-week', 'the 2028–29 calendar'],
    ['2029-02-01', 'before', 1, 'term', 'the 2028–29 calendar'],
    ['2023-09-06', 'before', 3, 'school-day', 'the 2022–23 calendar'],
    ['2023-09-06', 'before', 1, 'school-week', 'the 2022–23 calendar'],
    ['2023-11-06', 'before', 2, 'half-term', 'the 2022–23 calendar'],
    ['2023-11-06', 'before', 1, 'school-year', 'the 2022–23 calendar'],
    ['2028-12-29', 'after', 1, 'working-day', 'the 2029 bank holidays'],
    ['2029-06-01', 'before', 1, 'working-day', 'the 2029 bank holidays'],
    ['2019-01-02', 'before', 1, 'working-day', 'the 2018 bank holidays'],
  ] as const)('from %s, %s, %i %s is not yet known: load %s', (from, direction, n, unit, what) => {
    expect(count(aSchool, day(from), direction, { n, unit })).toEqual(missing(what))
  })

  it('needs no calendar for days, weeks and months', () => {
    const later = (unit: Unit) => count(calendarOf(), day('2031-01-31'), 'after', { n: 1, unit })
    expect(later('day')).toEqual(known('2031-02-01'))
    expect(later('week')).toEqual(known('2031-02-07'))
    expect(later('month')).toEqual(known('2031-02-28'))
  })

  it('needs no terms for working days', () => {
    expect(count(calendarOf(), day('2026-12-24'), 'after', { n: 1, unit: 'working-day' })).toEqual(
      known('2026-12-29'),
    )
  })

  it.each([
    // Six months to 14 March are 181 days: 39 to 23 October, 47 from 2 November, 40 from 4 January, 32 from 22 February, and 23 from 12 April.
    ['2026-09-14', 'after', 6, 'month', '2027-05-04'],
    // 18 days to 23 October, and 10 from 2 November.
    ['2026-10-05', 'after', 4, 'week', '2026-11-11'],
    // 7 days back to 2 November, and 14 from 23 October.
    ['2026-11-09', 'before', 3, 'week', '2026-10-10'],
    ['2026-10-19', 'after', 10, 'working-day', '2026-11-09'],
    ['2026-11-03', 'after', 10, 'school-day', '2026-11-17'],
  ] as const)('holidays left out: from %s, %s, %i %s: %s', (from, direction, n, unit, result) => {
    expect(count(aSchool, day(from), direction, { n, unit, holidays: 'left-out' })).toEqual(known(result))
  })

  it.each(units.filter((unit) => /session|school|term/.test(unit)))(
    'holidays left out change nothing for the unit %s, which holds none',
    (unit) => {
      for (const direction of ['after', 'before'] as const) {
        const counted = (more: object) =>
          count(aSchool, day('2026-10-20'), direction, { n: 1, unit, ...more })
        expect(counted({ holidays: 'left-out' })).toEqual(counted({}))
      }
    },
  )

  it('takes a school month to be what a council has set', () => {
    const later = (month: Duration | string, holidays = {}) => {
      const length = inMonthsOf({ n: 2, unit: 'school-month', ...holidays }, { 'school-month': month })
      return count(aSchool, day('2026-10-14'), 'after', length)
    }
    expect(later({ n: 1, unit: 'month' })).toEqual(known('2026-12-14'))
    expect(later({ n: 20, unit: 'school-day' })).toEqual(known('2026-12-17'))
    // Two months to 14 December are 61 days: 9 to 23 October, 47 from 2 November, and 5 from 4 January.
    expect(later({ n: 1, unit: 'month' }, { holidays: 'left-out' })).toEqual(known('2027-01-08'))
    const usual = count(aSchool, day('2026-10-14'), 'after', { n: 2, unit: 'school-month' })
    expect(later({ n: 1, unit: 'school-month' })).toEqual(usual)
    expect(inMonthsOf({ n: 3, unit: 'week' }, { 'school-month': { n: 1, unit: 'month' } })).toEqual({
      n: 3,
      unit: 'week',
    })
  })

  it('takes half-term spans of one season for one term, and six named terms for six', () => {
    const halves = calendarOf(
      '2026-09-01 2026-10-23 term Autumn 1',
      '2026-11-02 2026-12-18 term Autumn 2',
      '2027-01-04 2027-02-12 term Spring 1',
      '2027-02-22 2027-03-25 term Spring 2',
      '2027-04-12 2027-05-28 term Summer (first half)',
      '2027-06-07 2027-07-21 term Summer (second half)',
    )
    const six = calendarOf(
      '2026-09-01 2026-10-23 term Term 1',
      '2026-11-02 2026-12-18 term Term 2',
      '2027-01-04 2027-02-12 term Term 3',
    )
    const next = (calendar: typeof halves, unit: Unit) =>
      count(calendar, day('2026-09-16'), 'after', { n: 1, unit })
    expect(next(halves, 'term')).toEqual(known('2027-01-04'))
    expect(count(halves, day('2027-02-01'), 'after', { n: 1, unit: 'term' })).toEqual(known('2027-04-12'))
    expect(count(halves, day('2027-08-01'), 'before', { n: 2, unit: 'term' })).toEqual(known('2027-03-25'))
    expect(next(halves, 'half-term')).toEqual(known('2026-11-02'))
    expect(next(six, 'term')).toEqual(known('2026-11-02'))
  })

  it('tells the same season of two years apart', () => {
    const autumns = calendarOf(...year2024, '2025-09-01 2025-12-19 term Autumn')
    expect(count(autumns, day('2024-09-10'), 'after', { n: 3, unit: 'term' })).toEqual(known('2025-09-01'))
  })

  it('never takes a part of a school year for its beginning or end', () => {
    const spring = calendarOf('2027-01-04 2027-03-25 term Spring')
    const autumn = calendarOf('2026-09-01 2026-12-18 term Autumn')
    expect(count(spring, day('2027-01-02'), 'after', { n: 1, unit: 'school-year' }).known).toBe(false)
    expect(count(autumn, day('2026-12-20'), 'before', { n: 1, unit: 'school-year' }).known).toBe(false)
  })

  it('is refused for a length that is not a whole number of units', () => {
    for (const n of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => count(aSchool, day('2026-11-20'), 'after', { n, unit: 'school-day' })).toThrow(RangeError)
    }
  })
})

describe('the first day a meeting can be held with notice sent today', () => {
  it.each([
    ['2026-09-29', 5, 'working-day', '2026-10-06', 'five working days lie before it, today the last to send'],
    ['2026-10-20', 5, 'working-day', '2026-11-02', 'working days run in half-term but no meeting is held'],
    ['2026-12-21', 5, 'working-day', '2027-01-04', 'in the holidays it is the first day back'],
    ['2026-12-30', 5, 'working-day', '2027-01-07', 'New Year is a bank holiday'],
    ['2026-10-22', 5, 'school-day', '2026-11-05', 'school days stop in half-term'],
    ['2026-11-21', 5, 'school-day', '2026-12-01', 'from a weekend, and over a closure'],
    ['2026-11-18', 1, 'week', '2026-11-25', 'a week on'],
    ['2026-11-20', 1, 'week', '2026-11-30', 'a week on the school is shut, so Monday'],
    ['2026-11-18', 0, 'working-day', '2026-11-18', 'with no notice it is today'],
    ['2026-11-21', 0, 'day', '2026-11-23', 'or the next open day'],
    ['2023-09-04', 5, 'school-day', '2023-09-11', 'on the first loaded day nothing earlier is needed'],
  ] as [string, number, Unit, string, string][])('%s with %i %s is %s: %s', (today, n, unit, meeting) => {
    expect(firstDayAtLeast(aSchool, day(today), { n, unit })).toEqual(known(meeting))
  })

  it('is not yet known where it would lie beyond the calendar', () => {
    const notice: Duration = { n: 5, unit: 'working-day' }
    expect(firstDayAtLeast(aSchool, day('2027-07-20'), notice)).toEqual(missing('the 2027–28 calendar'))
    expect(firstDayAtLeast(aSchool, day('2027-10-01'), notice)).toEqual(missing('the 2027–28 calendar'))
    expect(firstDayAtLeast(calendarOf(...year2026), day('2026-07-20'), notice)).toEqual(
      missing('the 2025–26 calendar'),
    )
  })
})

describe('a length of time', () => {
  it.each([
    [5, 'working-day', '5 working days'],
    [1, 'working-day', '1 working day'],
    [1, 'half-term', '1 half term'],
    [2, 'half-term', '2 half terms'],
    [6, 'school-week', '6 school weeks'],
    [1, 'session', '1 session'],
    [0, 'day', '0 days'],
    [3, 'school-year', '3 school years'],
  ] as const)('of %i %s is written "%s"', (n, unit, words) => {
    expect(describeDuration({ n, unit })).toBe(words)
  })

  it('is read from data only in a unit that guidance uses', () => {
    expect(durationSchema.parse({ n: 6, unit: 'school-week' })).toEqual({ n: 6, unit: 'school-week' })
    for (const wrong of [
      { n: 6, unit: 'fortnight' },
      { n: -1, unit: 'day' },
      { n: 1.5, unit: 'day' },
      { n: 1 },
    ]) {
      expect(durationSchema.safeParse(wrong).success).toBe(false)
    }
  })
})
