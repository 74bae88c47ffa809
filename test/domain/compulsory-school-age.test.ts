import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compulsorySchoolAge, section8 } from '../../src/domain/compulsory-school-age.ts'
import { datedFaults } from '../../src/domain/dated.ts'
import { ruleSchema } from '../../src/domain/dated-schema.ts'
import { addDays, addMonths, day, weekday } from '../../src/domain/day.ts'
import { schoolAgeSchema } from '../../src/domain/school-age-schema.ts'
import { calendarOf, fileData, year2024 } from './a-school.ts'

describe('a child is of compulsory school age', () => {
  it.each([
    ['2021-03-31', '2026-03-31', 'who turns five on 31 March, from that day'],
    ['2021-04-01', '2026-08-31', 'who turns five the day after, from 31 August'],
    ['2021-08-31', '2026-08-31', 'who turns five on 31 August, from that day'],
    ['2021-09-01', '2026-12-31', 'who turns five on 1 September, from 31 December'],
    ['2021-12-31', '2026-12-31', 'who turns five on 31 December, from that day'],
    ['2022-01-01', '2027-03-31', 'who turns five on 1 January, from 31 March'],
    ['2020-02-29', '2025-03-31', 'who was born on 29 February, from 31 March'],
  ])('born on %s from %s: %s', (born, from) => {
    expect(compulsorySchoolAge(day(born)).from).toBe(from)
  })

  it.each([
    ['2009-09-01', '2026-06-26', 'the oldest of Year 11'],
    ['2010-06-25', '2026-06-26', 'who turns 16 the day before the leaving date'],
    ['2010-06-26', '2026-06-26', 'who turns 16 on it'],
    ['2010-06-27', '2026-06-26', 'who turns 16 the day after, having left already'],
    ['2010-08-31', '2026-06-26', 'the youngest of Year 11'],
    ['2010-09-01', '2027-06-25', 'who turns 16 on 1 September, a year later'],
    ['2008-10-10', '2025-06-27', 'leaving in 2025'],
    ['2011-10-10', '2028-06-30', 'leaving in 2028'],
    ['2012-10-10', '2029-06-29', 'leaving in 2029'],
    ['2013-10-10', '2030-06-28', 'leaving in 2030'],
  ])('born on %s until %s: %s', (born, until) => {
    expect(compulsorySchoolAge(day(born)).until).toBe(until)
  })

  it('until the school year by the school’s own terms, where its calendar is given', () => {
    // Born on 2 September 2009 and 16 before term began on the 3rd, the child had left in June.
    const late = calendarOf(...year2024, '2025-09-03 2025-12-19 term Autumn')
    expect(compulsorySchoolAge(day('2009-09-02'), late).until).toBe('2025-06-27')
    expect(compulsorySchoolAge(day('2009-09-03'), late).until).toBe('2026-06-26')
    expect(compulsorySchoolAge(day('2009-09-02')).until).toBe('2026-06-26')
  })

  it('from one of three days of the year to a last Friday in June, eleven years and some later', () => {
    const born = fc.integer({ min: 0, max: 9000 }).map((n) => addDays(day('2000-01-01'), n))
    fc.assert(
      fc.property(born, (dateOfBirth) => {
        const { from, until } = compulsorySchoolAge(dateOfBirth)
        const fifth = addMonths(dateOfBirth, 60)
        expect(['03-31', '08-31', '12-31']).toContain(from.slice(5))
        expect(from >= fifth && from < addMonths(fifth, 5)).toBe(true)
        expect([weekday(until), until.slice(5, 7), addDays(until, 7).slice(5, 7)]).toEqual([5, '06', '07'])
        expect(until >= addMonths(dateOfBirth, 189) && until < addMonths(dateOfBirth, 202)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('by the law as the file of rules holds it', () => {
    const rule = ruleSchema(schoolAgeSchema).parse(fileData('rules/compulsory-school-age.yaml'))
    expect(rule.rows).toEqual(section8)
    expect(rule.nations).toEqual(['england', 'wales'])
    expect(datedFaults(rule.rows)).toEqual([])
  })

  it('by no law at all before the law begins', () => {
    expect(() => compulsorySchoolAge(day('1980-01-01'))).toThrow(RangeError)
  })
})
