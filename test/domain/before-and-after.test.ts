import { expect, test } from 'vitest'
import { beforeAndAfter } from '../../src/domain/certificate/before-and-after.ts'
import { canBeShown, currentPeriods } from '../../src/domain/certificate/periods.ts'
import { day } from '../../src/domain/day.ts'
import { measure, type RegisterWeek } from '../../src/domain/measure.ts'
import { aSchool, codeSets } from './a-school.ts'

const P = ['/', '\\']
const week = (monday: string, ...days: string[][]): RegisterWeek => ({
  monday: day(monday),
  marks: Array.from({ length: 5 }, (_, n) => days[n] ?? P).flat(),
})
const O = ['O', 'O']
const weeks = [
  week('2026-10-12', P, O, O, O, O),
  week('2026-10-19', O, ['O', '\\']),
  week('2026-11-02', P, P, ['I', 'I']),
  week('2026-11-09', ['L', '\\'], O),
]
const count = (from: string, to: string) =>
  measure({
    weeks,
    from: day(from),
    to: day(to),
    calendar: aSchool,
    codeSets,
    nation: 'england',
    pupil: { joined: null, left: null, dateOfBirth: day('2013-03-14') },
  })
const compared = (from: string, to: string, known = '2026-09-01') =>
  beforeAndAfter(aSchool, { from: day(from), to: day(to) }, count, day(known))

test('a week and a half since is held against the week and a half before, half term left out', () => {
  const both = compared('2026-11-02', '2026-11-11')
  expect(both?.since).toMatchObject({
    from: '2026-11-02',
    to: '2026-11-11',
    schoolDays: 8,
    missed: 4,
    late: 1,
  })
  // 14 to 16 October and 19 to 23 October: three whole days, one whole day and a morning.
  expect(both?.before).toMatchObject({ from: '2026-10-14', to: '2026-10-23', schoolDays: 8, missed: 9 })
  expect(both?.before.unauthorised).toBe(9)
  expect(both?.since.authorised).toBe(2)
})

test('a weekend or a holiday at the end of the days changes nothing', () => {
  expect(compared('2026-11-02', '2026-11-08')).toEqual(compared('2026-11-02', '2026-11-06'))
  expect(compared('2026-10-31', '2026-11-06')).toEqual(compared('2026-11-02', '2026-11-06'))
})

test('nothing is compared before a school day has passed, or where the register does not reach back far enough', () => {
  expect(compared('2026-10-24', '2026-11-01')).toBeNull()
  expect(compared('2026-11-02', '2026-11-11', '2026-10-15')).toBeNull()
  expect(compared('2026-11-02', '2026-11-11', '2026-10-14')).not.toBeNull()
})

test.each([
  ['in term', '2026-11-23', '2026-09-03', '2026-11-20', '2026-09-03'],
  ['on the first day of a term, the term before', '2027-01-04', '2026-09-03', '2026-12-18', '2026-09-03'],
  ['in the holidays, the term that is over', '2026-12-28', '2026-09-03', '2026-12-18', '2026-09-03'],
  ['on a later term’s second day', '2027-01-05', '2027-01-04', '2027-01-04', '2026-09-03'],
])('the term and the year %s end with the last school day that is over', (_, today, from, to, year) => {
  expect(currentPeriods(aSchool, day(today))).toEqual({ term: { from, to }, year: { from: year, to } })
})

test.each([
  ['2026-11-02', '2026-11-13', true],
  ['2026-11-13', '2026-11-13', true],
  ['2026-11-20', '2026-12-31', true],
  ['2025-05-19', '2026-11-20', true],
  ['2026-11-13', '2026-11-02', false],
  ['2026-11-21', '2026-11-27', false],
  ['2025-05-18', '2026-11-20', false],
  ['0001-01-01', '2026-11-20', false],
])('days of one’s own from %s to %s can be shown on 20 November 2026: %s', (from, to, can) => {
  expect(canBeShown({ from: day(from), to: day(to) }, day('2026-11-20'))).toBe(can)
})
