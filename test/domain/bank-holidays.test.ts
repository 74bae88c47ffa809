import { describe, expect, it } from 'vitest'
import { bankHolidayFaults, bankHolidaysFor, bankHolidaysSchema } from '../../src/domain/bank-holidays.ts'
import { day, weekday } from '../../src/domain/day.ts'
import { bankHolidayList, fileData } from './a-school.ts'

describe('the bank holidays of England and Wales', () => {
  it('are sound: in order, each once, none at a weekend', () => {
    expect(bankHolidayFaults(bankHolidayList)).toEqual([])
    expect(bankHolidayList.days.filter(({ on }) => weekday(on) > 5)).toEqual([])
  })

  it('are eight a year, and one or two more for the Crown', () => {
    const years = [...new Set(bankHolidayList.days.map(({ on }) => on.slice(0, 4)))]
    const many = (year: string) => bankHolidayList.days.filter(({ on }) => on.startsWith(year)).length
    expect(years.map((year) => `${year} ${many(year)}`)).toEqual([
      '2019 8',
      '2020 8',
      '2021 8',
      '2022 10',
      '2023 9',
      '2024 8',
      '2025 8',
      '2026 8',
      '2027 8',
      '2028 8',
    ])
  })

  it.each([
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-28', 'Boxing Day (substitute day)'],
    ['2027-12-27', 'Christmas Day (substitute day)'],
    ['2027-12-28', 'Boxing Day (substitute day)'],
    ['2020-05-08', 'Early May bank holiday (VE day)'],
    ['2027-03-26', 'Good Friday'],
  ])('hold %s, %s', (on, name) => {
    const { bankHolidays, bankHolidayNames } = bankHolidaysFor(bankHolidayList)
    expect(bankHolidays.has(day(on))).toBe(true)
    expect(bankHolidayNames.get(day(on))).toBe(name)
  })

  it('hold no day that was moved: 26 December 2026 and 4 May 2020', () => {
    const { bankHolidays } = bankHolidaysFor(bankHolidayList)
    expect(bankHolidays.has(day('2026-12-26'))).toBe(false)
    expect(bankHolidays.has(day('2020-05-04'))).toBe(false)
  })

  it('say from when until when they are complete, where they were read and when', () => {
    expect(bankHolidaysFor(bankHolidayList)).toMatchObject({
      bankHolidaysFrom: '2019-01-01',
      bankHolidaysUntil: '2028-12-31',
    })
    expect(bankHolidayList).toMatchObject({
      source: 'https://www.gov.uk/bank-holidays.json',
      checkedOn: '2026-11-21',
    })
  })

  it('have their faults told', () => {
    const [first, second] = bankHolidayList.days
    expect(bankHolidayFaults({ ...bankHolidayList, days: [second!, first!] })).toEqual([
      '2019-01-01 stands twice or out of order',
    ])
    expect(bankHolidayFaults({ ...bankHolidayList, days: [first!, first!] })).toHaveLength(1)
    expect(bankHolidayFaults({ ...bankHolidayList, from: day('2019-02-01') })).toEqual([
      "2019-01-01 lies outside the list's own dates",
    ])
  })

  it('in a file are refused on reading when a day does not exist or the source is missing', () => {
    const file = fileData('calendars/bank-holidays-england-wales.yaml') as Record<string, unknown>
    expect(
      bankHolidaysSchema.safeParse({ ...file, days: [{ on: '2026-02-30', name: 'None' }] }).success,
    ).toBe(false)
    expect(bankHolidaysSchema.safeParse({ ...file, source: undefined }).success).toBe(false)
  })
})
