import fc from 'fast-check'
import { expect, it } from 'vitest'
import { passes } from '../../src/domain/case/counted.ts'
import { risesWithAbsence } from '../../src/domain/case/rises-with-absence.ts'
import { type Condition, countables } from '../../src/domain/pathway/schema/condition.ts'
import type { PlainTest } from '../../src/domain/pathway/settled.ts'

const asks = (measure: string, bounds: object) => ({ measure, over: 'entry', ...bounds }) as Condition
const share = { of: 15, in: 100 }
const many = asks('unauthorised-sessions', { at_least: 9 })

it.each<[string, Condition, boolean]>([
  ['a count of unauthorised sessions', many, true],
  ['a share of them', asks('unauthorised-share', { at_least: share }), true],
  ['attendance below a share', asks('attendance-share', { below: share }), true],
  ['what absence does not touch', asks('late-sessions', { at_most: 3 }), true],
  ['what is asked of a person', { asked: 'support' }, true],
  ['several of them', { all: [many, { any: [many, asks('attendance-share', { at_most: share })] }] }, true],
  ['a count with a cap', asks('unauthorised-sessions', { at_least: 9, at_most: 20 }), false],
  ['a floor of attendance', asks('attendance-share', { at_least: share }), false],
  ['the contrary', { not: many }, false],
  ['days in a row', asks('days-in-a-row-unauthorised', { at_least: 5 }), false],
  ['one of several', { any: [many, { not: many }] }, false],
])('tells whether more absence keeps it met: %s', (_, condition, rises) => {
  expect(risesWithAbsence(condition)).toBe(rises)
})

it('holds for every count and share, whatever the register says', () => {
  const bound = fc.oneof(
    fc.integer({ min: 0, max: 40 }),
    fc.record({ of: fc.integer({ min: 0, max: 40 }), in: fc.constant(40) }),
  )
  const tests = fc.record(
    {
      measure: fc.constantFrom(...countables.filter((one) => !one.startsWith('days-'))),
      at_least: bound,
      at_most: bound,
      below: bound,
    },
    { requiredKeys: ['measure'] },
  )
  const registers = fc.record({
    attended: fc.integer({ min: 1, max: 20 }),
    authorised: fc.integer({ min: 0, max: 20 }),
    unauthorised: fc.integer({ min: 0, max: 20 }),
  })
  fc.assert(
    fc.property(tests, registers, (test, { attended, authorised, unauthorised }) => {
      fc.pre(risesWithAbsence(asks(test.measure, test)))
      const counts = {
        possible: attended + authorised + unauthorised,
        attended,
        authorised,
        unauthorised,
        late: 0,
        unexplained: 0,
        missing: 0,
      }
      fc.pre(passes(test as PlainTest, counts))
      expect(
        passes(test as PlainTest, { ...counts, attended: attended - 1, unauthorised: unauthorised + 1 }),
      ).toBe(true)
    }),
    { numRuns: 500 },
  )
})
