import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  type Day,
  day,
  daysBetween,
  earliest,
  formatDay,
  formatDayShort,
  isDay,
  latest,
  mondayOf,
  weekday,
} from '../../src/domain/day.ts'
import { daySchema } from '../../src/domain/day-schema.ts'

/** The next day by the rules of the civil calendar alone, without any clock or library. */
function tomorrow(on: Day): Day {
  const [year = 0, month = 0, date = 0] = on.split('-').map(Number)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const text = (y: number, m: number, d: number) =>
    day(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
  if (date < lengths[month - 1]!) return text(year, month, date + 1)
  return month < 12 ? text(year, month + 1, 1) : text(year + 1, 1, 1)
}

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays(day('1950-01-01'), n))

describe('a day', () => {
  it.each(['2026-11-21', '2024-02-29', '2000-02-29', '1999-12-31'])('is a date that exists: %s', (text) => {
    expect(isDay(text)).toBe(true)
    expect(day(text)).toBe(text)
    expect(daySchema.parse(text)).toBe(text)
  })

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '21/11/2026',
    '21-11-2026',
    ' 2026-11-21',
    '2026-11-21T00:00:00Z',
    '+002026-11-21',
    'tomorrow',
    '',
  ])('is never made of "%s"', (text) => {
    expect(isDay(text)).toBe(false)
    expect(() => day(text)).toThrow(RangeError)
    expect(daySchema.safeParse(text).success).toBe(false)
  })

  it('is never a number, a Date or nothing', () => {
    expect([20261121, new Date(0), null, undefined].map(isDay)).toEqual([false, false, false, false])
  })

  it('is refused in words that say how to write it and do not repeat what was written', () => {
    expect(() => day('A. Pupil')).toThrow(/^not a real date, written as year-month-day like 2026-11-21$/)
    expect(daySchema.safeParse('A. Pupil').error?.issues[0]?.message).toMatch(/year-month-day/)
  })
})

describe('counting days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s and %i days is %s, clocks changed or not', (from, n, to) => {
    expect(addDays(day(from), n)).toBe(to)
    expect(daysBetween(day(from), day(to))).toBe(n)
  })

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-08-14', 6, '2027-02-14'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-31', -1, '2025-12-31'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('%s and %i months is %s', (from, n, to) => {
    expect(addMonths(day(from), n)).toBe(to)
  })

  it('is done in whole numbers only and inside the calendar', () => {
    expect(() => addDays(day('2026-11-21'), 0.5)).toThrow(RangeError)
    expect(() => addDays(day('2026-11-21'), Number.NaN)).toThrow(RangeError)
    expect(() => addMonths(day('2026-11-21'), 1.5)).toThrow(RangeError)
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => addDays(day('2026-11-21'), 1e12)).toThrow(RangeError)
  })

  it('never skips or repeats a day, as the civil calendar goes', () => {
    fc.assert(fc.property(anyDay, (on) => addDays(on, 1) === tomorrow(on)))
  })

  it('comes back when it goes back, and agrees with the distance', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (on, n) => {
        expect(addDays(addDays(on, n), -n)).toBe(on)
        expect(daysBetween(on, addDays(on, n))).toBe(n)
      }),
    )
  })

  it('adds months to the same-numbered day or to the last of a shorter month, never into the next', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40, max: 40 }), (on, n) => {
        const result = addMonths(on, n)
        const months = (d: Day) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7))
        expect(months(result) - months(on)).toBe(n)
        const lastOfMonth = tomorrow(result).slice(8) === '01'
        expect(result.slice(8) === on.slice(8) || (lastOfMonth && result.slice(8) < on.slice(8))).toBe(true)
      }),
    )
  })
})

describe('weeks', () => {
  it('begin on Monday, day 1, and end on Sunday, day 7', () => {
    const week = Array.from({ length: 7 }, (_, n) => addDays(day('2026-11-16'), n))
    expect(week.map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(new Set(week.map(mondayOf))).toEqual(new Set(['2026-11-16']))
    expect(mondayOf(day('2026-11-23'))).toBe('2026-11-23')
  })

  it('go on from day to day for ever, before 1970 too', () => {
    fc.assert(fc.property(anyDay, (on) => weekday(addDays(on, 1)) === (weekday(on) % 7) + 1))
    expect(weekday(day('1945-05-08'))).toBe(2)
  })
})

describe('words and order', () => {
  it.each([
    ['2026-06-14', 'Sunday 14 June 2026', '14 June 2026'],
    ['2022-06-14', 'Tuesday 14 June 2022', '14 June 2022'],
    ['2026-11-21', 'Saturday 21 November 2026', '21 November 2026'],
    ['2027-01-01', 'Friday 1 January 2027', '1 January 2027'],
  ])('%s is written "%s"', (on, full, short) => {
    expect(formatDay(day(on))).toBe(full)
    expect(formatDayShort(day(on))).toBe(short)
  })

  it('earliest and latest pick among several days', () => {
    const days = ['2026-11-21', '2025-12-31', '2026-01-01'].map(day) as [Day, Day, Day]
    expect(earliest(...days)).toBe('2025-12-31')
    expect(latest(...days)).toBe('2026-11-21')
    expect(earliest(day('2026-11-21'))).toBe('2026-11-21')
  })
})
