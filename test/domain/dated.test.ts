import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Dated, datedFaults, valueOn } from '../../src/domain/dated.ts'
import { datedSchema, ruleSchema } from '../../src/domain/dated-schema.ts'
import { day } from '../../src/domain/day.ts'
import { lastLayingDay, timeLimitSchema } from '../../src/domain/time-limit.ts'
import { fileData } from './a-school.ts'

const row = (from: string, until: string | null, value: number): Dated<number> => ({
  from: day(from),
  until: until === null ? null : day(until),
  value,
  source: 'the law',
  checkedOn: day('2026-11-21'),
})

const rows = [row('2020-01-01', '2022-08-31', 1), row('2022-09-01', null, 2)]

describe('a dated number', () => {
  it.each([
    ['2020-01-01', 1],
    ['2022-08-31', 1],
    ['2022-09-01', 2],
    ['2040-01-01', 2],
  ])('on %s is %i', (on, value) => {
    expect(valueOn(rows, day(on))).toBe(value)
  })

  it('is never guessed before the first row or after the last', () => {
    expect(() => valueOn(rows, day('2019-12-31'))).toThrow('nothing is laid down for 31 December 2019')
    expect(() => valueOn(rows.slice(0, 1), day('2022-09-01'))).toThrow(RangeError)
    expect(() => valueOn([], day('2022-09-01'))).toThrow(RangeError)
  })

  it('is never picked from two rows at once', () => {
    expect(() => valueOn([...rows, row('2021-01-01', '2021-12-31', 3)], day('2021-06-01'))).toThrow(
      'more than one thing is laid down for 1 June 2021',
    )
  })

  it.each([
    ['none in sound rows', rows, []],
    ['none in rows out of order', [...rows].reverse(), []],
    ['none in one row', rows.slice(0, 1), []],
    ['a gap', [row('2020-01-01', '2022-08-30', 1), rows[1]!], ['nothing covers 2022-08-31 to 2022-08-31']],
    [
      'an overlap',
      [row('2020-01-01', '2022-09-01', 1), rows[1]!],
      ['the row from 2020-01-01 overlaps the row from 2022-09-01'],
    ],
    [
      'an open row before another',
      [row('2020-01-01', null, 1), rows[1]!],
      ['the row from 2020-01-01 overlaps the row from 2022-09-01'],
    ],
    [
      'a row backwards',
      [row('2022-01-01', '2021-01-01', 1)],
      ['the row from 2022-01-01 ends before it begins'],
    ],
  ])('has faults told: %s', (_, given, faults) => {
    expect(datedFaults(given)).toEqual(faults)
  })

  it('is read from a file with its source and the day it was checked, and not without', () => {
    const file = { from: '2020-01-01', until: null, value: 5, source: 'the law', checked_on: '2026-11-21' }
    const schema = datedSchema(z.int())
    expect(schema.parse(file)).toEqual(row('2020-01-01', null, 5))
    for (const wrong of [
      { ...file, value: 'five' },
      { ...file, source: '' },
      { ...file, checked_on: '21/11/2026' },
      { ...file, until: undefined },
      { ...file, note: 'more' },
    ]) {
      expect(schema.safeParse(wrong).success).toBe(false)
    }
  })
})

describe('the time limit for laying an information', () => {
  const { rows: limits } = ruleSchema(timeLimitSchema).parse(fileData('rules/time-limit.yaml'))

  it('is sound data', () => {
    expect(datedFaults(limits)).toEqual([])
    expect(timeLimitSchema.safeParse({ n: 26, unit: 'week' }).success).toBe(false)
  })

  it.each([
    ['2026-09-14', '2027-03-14'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-03-31', '2026-09-30'],
  ])('from a first unauthorised session on %s runs out on %s', (first, last) => {
    expect(lastLayingDay(limits, day(first))).toBe(last)
  })
})
