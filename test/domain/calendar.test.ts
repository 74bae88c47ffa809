import { describe, expect, it } from 'vitest'
import {
  bankHolidaysKnown,
  calendarEnd,
  covers,
  isSchoolDay,
  isWorkingDay,
  nextSchoolDay,
  previousSchoolWeeks,
  schoolYearOf,
  whyShut,
} from '../../src/domain/calendar.ts'
import { calendarFaults, spanSchema } from '../../src/domain/calendar-faults.ts'
import { day } from '../../src/domain/day.ts'
import { aSchool, calendarOf, span, year2024, year2025, year2026 } from './a-school.ts'

const known = (on: string) => ({ known: true, day: on })
const missing = (what: string) => ({ known: false, missing: what })

describe('a school is', () => {
  it.each([
    ['2026-09-03', null, 'open on the first day of term after training'],
    ['2026-09-01', 'INSET day', 'shut on an INSET day'],
    ['2026-09-02', 'INSET day', 'shut on the second day of a two-day INSET'],
    ['2026-10-27', 'Half-term', 'shut at half-term'],
    ['2026-10-23', null, 'open on the Friday before half-term'],
    ['2026-11-02', null, 'open on the Monday after it'],
    ['2026-11-27', 'Boiler failure', 'shut on a closure, by its name'],
    ['2026-11-21', 'weekend', 'shut on a Saturday in term'],
    ['2026-11-22', 'weekend', 'shut on a Sunday in term'],
    ['2026-12-21', 'outside term', 'shut in the Christmas holiday'],
    ['2026-12-25', 'bank holiday: Christmas Day', 'shut at Christmas'],
    ['2026-12-28', 'bank holiday: Boxing Day (substitute day)', 'shut on a substitute bank holiday'],
    ['2027-05-03', 'bank holiday: Early May bank holiday', 'shut on a bank holiday in term'],
    ['2026-08-31', 'bank holiday: Summer bank holiday', 'shut on the summer bank holiday'],
    ['2027-07-21', null, 'open on the last day of the year'],
    ['2027-07-22', 'outside term', 'shut the day after'],
    ['2027-09-15', 'outside the loaded calendar', 'not known to be open in a year that was not loaded'],
    ['2023-07-14', 'outside the loaded calendar', 'not known to be open before the first loaded year'],
  ] as [string, string | null, string][])('%s %s: %s', (on, why) => {
    expect(whyShut(aSchool, day(on))).toBe(why)
    expect(isSchoolDay(aSchool, day(on))).toBe(why === null)
  })

  it('shut on a bank holiday even where the list gives no name', () => {
    const { bankHolidayNames: _, ...nameless } = aSchool
    expect(whyShut(nameless, day('2027-05-03'))).toBe('bank holiday')
  })
})

describe('a working day is', () => {
  it.each([
    ['2026-12-24', true, 'a Thursday in the school holidays'],
    ['2026-09-01', true, 'an INSET day'],
    ['2026-12-25', false, 'not Christmas Day'],
    ['2026-12-28', false, 'not the substitute for Boxing Day'],
    ['2026-12-29', true, 'the Tuesday after it'],
    ['2026-11-21', false, 'not a Saturday'],
    ['2022-09-19', false, "not the day of the Queen's funeral"],
  ])('%s %s: %s', (on, working) => {
    expect(isWorkingDay(aSchool, day(on))).toBe(working)
  })

  it('known as long as bank holidays are loaded', () => {
    expect(bankHolidaysKnown(aSchool, day('2028-12-31'))).toBe(true)
    expect(bankHolidaysKnown(aSchool, day('2029-01-01'))).toBe(false)
    expect(bankHolidaysKnown(aSchool, day('2019-01-01'))).toBe(true)
    expect(bankHolidaysKnown(aSchool, day('2018-12-31'))).toBe(false)
  })
})

describe('the loaded calendar', () => {
  it('runs from the first day of the first term to the last day of the last', () => {
    expect(calendarEnd(aSchool)).toBe('2027-07-21')
    expect(covers(aSchool, day('2023-09-03'))).toBe(false)
    expect(covers(aSchool, day('2023-09-04'))).toBe(true)
    expect(covers(aSchool, day('2025-08-10'))).toBe(true)
    expect(covers(aSchool, day('2027-07-21'))).toBe(true)
    expect(covers(aSchool, day('2027-07-22'))).toBe(false)
  })

  it('is nothing at all before a term is loaded', () => {
    const empty = calendarOf()
    expect(calendarEnd(empty)).toBeNull()
    expect(covers(empty, day('2026-11-21'))).toBe(false)
    expect(nextSchoolDay(empty, day('2026-11-21'))).toEqual(missing('the 2026–27 calendar'))
    expect(nextSchoolDay(empty, day('2026-07-31'))).toEqual(missing('the 2025–26 calendar'))
    expect(nextSchoolDay(empty, day('2026-08-01'))).toEqual(missing('the 2026–27 calendar'))
    expect(previousSchoolWeeks(empty, day('2026-11-21'), 6)).toEqual(missing('the 2026–27 calendar'))
  })

  it('does not cover a year that was left out in the middle, nor count across it', () => {
    const holed = calendarOf(...year2024, ...year2026)
    expect(covers(holed, day('2025-11-03'))).toBe(false)
    expect(whyShut(holed, day('2025-11-03'))).toBe('outside the loaded calendar')
    expect(nextSchoolDay(holed, day('2025-07-22'))).toEqual(missing('the 2025–26 calendar'))
    expect(previousSchoolWeeks(holed, day('2026-09-14'), 6)).toEqual(missing('the 2025–26 calendar'))
    expect(calendarFaults(holed)).toEqual(['no term is loaded between 2025-09-01 and 2026-07-31'])
  })

  it('has its open days in no doubt only while bank holidays are loaded too', () => {
    const later = calendarOf('2029-01-08 2029-03-23 term Spring')
    expect(nextSchoolDay(later, day('2029-01-08'))).toEqual(missing('the 2029 bank holidays'))
  })

  it('is sound when its rows are, and tells every fault when they are not', () => {
    expect(calendarFaults(aSchool)).toEqual([])
    expect(
      calendarFaults(calendarOf('2026-09-01 2026-12-18 term Autumn', '2026-12-18 2027-03-25 term Spring')),
    ).toEqual(['the term Autumn overlaps the term Spring'])
    const backwards = { ...aSchool, spans: [span('2026-12-18 2026-09-01 term Autumn')] }
    expect(calendarFaults(backwards)).toEqual(['Autumn ends before it begins'])
    expect(spanSchema.safeParse(span('2026-12-18 2026-09-01 term Autumn')).success).toBe(false)
    expect(spanSchema.parse({ from: '2026-09-01', to: '2026-12-18', kind: 'term', name: 'Autumn' })).toEqual(
      span('2026-09-01 2026-12-18 term Autumn'),
    )
  })
})

describe('the next school day', () => {
  it.each([
    ['2026-11-19', '2026-11-20', 'is tomorrow'],
    ['2026-11-20', '2026-11-23', 'is Monday after Friday'],
    ['2026-11-26', '2026-11-30', 'skips a closure and the weekend'],
    ['2026-10-23', '2026-11-02', 'skips half-term'],
    ['2026-07-21', '2026-09-03', 'skips the summer and the INSET days'],
    ['2027-04-30', '2027-05-04', 'skips a bank holiday'],
    ['2026-08-10', '2026-09-03', 'is found from the holidays'],
  ])('after %s is %s: %s', (after, next) => {
    expect(nextSchoolDay(aSchool, day(after))).toEqual(known(next))
  })

  it('is known on the weekend before the first loaded Monday', () => {
    const spring = calendarOf('2027-01-04 2027-03-25 term Spring')
    expect(nextSchoolDay(spring, day('2027-01-02'))).toEqual(known('2027-01-04'))
    expect(nextSchoolDay(spring, day('2027-01-01'))).toEqual(missing('the 2026–27 calendar'))
  })

  it('after the last loaded day is not known', () => {
    expect(nextSchoolDay(aSchool, day('2027-07-21'))).toEqual(missing('the 2027–28 calendar'))
    const autumn = calendarOf('2026-09-01 2026-12-18 term Autumn')
    expect(nextSchoolDay(autumn, day('2026-12-18'))).toEqual(missing('the 2026–27 calendar'))
    expect(nextSchoolDay(autumn, day('2026-12-20'))).toEqual(missing('the 2026–27 calendar'))
  })
})

describe('the previous six school weeks', () => {
  it.each([
    ['2026-10-19', '2026-09-07', '2026-10-16', 'on a Monday end on the Friday before'],
    ['2026-10-23', '2026-09-07', '2026-10-16', 'on a Friday leave out the week still going on'],
    ['2026-10-24', '2026-09-14', '2026-10-23', 'on a Saturday take in the week just over'],
    ['2026-10-25', '2026-09-14', '2026-10-23', 'on a Sunday too'],
    ['2026-10-28', '2026-09-14', '2026-10-23', 'in half-term end before it'],
    ['2026-11-02', '2026-09-14', '2026-10-23', 'on the day after half-term skip it'],
    ['2026-11-21', '2026-10-05', '2026-11-20', 'around half-term reach back seven weeks'],
    ['2026-12-05', '2026-10-19', '2026-12-04', 'count a week with a closure in it'],
    ['2026-09-14', '2026-06-29', '2026-09-11', 'in September reach back over the summer'],
    ['2026-08-12', '2026-06-15', '2026-07-24', 'in August are the last of the summer term'],
  ])('%s run from %s to %s: %s', (on, from, to) => {
    const weeks = previousSchoolWeeks(aSchool, day(on), 6)
    expect(weeks).toMatchObject({ known: true, from, to })
    if (!weeks.known) return
    expect(weeks.weeks).toHaveLength(6)
    expect(weeks.weeks[0]).toBe(from)
    expect([...weeks.weeks].sort()).toEqual(weeks.weeks)
  })

  it('name each Monday, the weeks of the September INSET and of half-term told apart', () => {
    expect(previousSchoolWeeks(aSchool, day('2026-11-07'), 3)).toMatchObject({
      weeks: ['2026-10-12', '2026-10-19', '2026-11-02'],
    })
    expect(previousSchoolWeeks(aSchool, day('2026-09-12'), 3)).toMatchObject({
      weeks: ['2026-07-20', '2026-08-31', '2026-09-07'],
    })
  })

  it('leave out a week in which every day was shut', () => {
    const snowed = calendarOf(...year2026, '2027-01-18 2027-01-22 closure Snow')
    expect(previousSchoolWeeks(snowed, day('2027-01-30'), 2)).toMatchObject({
      weeks: ['2027-01-11', '2027-01-25'],
    })
  })

  it('are not known before enough weeks are loaded, or beyond the calendar', () => {
    expect(previousSchoolWeeks(aSchool, day('2023-10-13'), 6)).toEqual(missing('the 2022–23 calendar'))
    expect(previousSchoolWeeks(aSchool, day('2023-10-14'), 6)).toMatchObject({ from: '2023-09-04' })
    expect(previousSchoolWeeks(aSchool, day('2027-10-01'), 6)).toEqual(missing('the 2027–28 calendar'))
  })

  it('are known on the weekend that follows the last loaded Friday', () => {
    const autumn = calendarOf('2026-09-01 2026-12-18 term Autumn')
    expect(previousSchoolWeeks(autumn, day('2026-12-20'), 1)).toMatchObject({ weeks: ['2026-12-14'] })
    expect(previousSchoolWeeks(autumn, day('2026-12-21'), 1)).toEqual(missing('the 2026–27 calendar'))
  })

  it('are asked for in whole weeks', () => {
    expect(() => previousSchoolWeeks(aSchool, day('2026-10-19'), 0)).toThrow(RangeError)
    expect(() => previousSchoolWeeks(aSchool, day('2026-10-19'), 1.5)).toThrow(RangeError)
  })
})

describe('the school year', () => {
  const years = calendarOf(...year2024, ...year2025)
  it.each([
    ['2024-09-02', '2024–25', '2024-09-02', '2025-08-31', true],
    ['2025-07-31', '2024–25', '2024-09-02', '2025-08-31', true],
    ['2025-09-01', '2025–26', '2025-09-01', '2026-08-31', false],
    ['2023-11-01', '2023–24', '2023-09-01', '2024-09-01', false],
  ])('of %s is %s', (on, name, from, to, exact) => {
    expect(schoolYearOf(years, day(on))).toEqual({ name, from, to, exact })
  })

  it('begins with the first term after July, in August where terms do', () => {
    const early = calendarOf('2026-08-26 2026-12-18 term Autumn')
    expect(schoolYearOf(early, day('2026-08-26')).name).toBe('2026–27')
    expect(schoolYearOf(early, day('2026-08-25')).name).toBe('2025–26')
  })

  it('begins on 1 September where only a later term was loaded', () => {
    const spring = calendarOf('2027-01-04 2027-03-25 term Spring')
    expect(schoolYearOf(spring, day('2027-02-01'))).toEqual({
      name: '2026–27',
      from: '2026-09-01',
      to: '2027-08-31',
      exact: false,
    })
  })
})
