import { expect, it } from 'vitest'
import { day } from '../../../src/domain/day.ts'
import { redactedCover, redactionFaults, redactionReason } from '../../../src/domain/leaks/redaction.ts'

const original = { sha256: 'a', pages: ['The father lives at 14 Mill Street.', 'He was told on Monday.'] }
const copy = (...pages: (string | null)[]) => redactionFaults(original, { sha256: 'b', pages })

it('a copy that lacks some words is a redacted one, and so is a scan, which a person reads', () => {
  expect(copy('The father lives at [taken out].', 'He was told on Monday.')).toEqual([])
  expect(copy(null, null)).toEqual([])
})

it('a copy from which nothing is gone is told, be it the same file or words under a black box', () => {
  expect(redactionFaults(original, original)).toEqual([
    'It is the same file as the original: nothing was taken out.',
  ])
  expect(copy(...original.pages).join()).toContain('can still be read in it')
})

it('a copy that has other pages, or says more, is told', () => {
  expect(copy('The father lives at')).toEqual(['The pages are not as many as the original’s: 1, and 2.'])
  const more = 'He was never told anything at all by anyone in that school'
  expect(copy('The father', more)).toEqual(['On page 2, it says what the original does not.'])
})

it('a copy says on its cover who handed it in and when, and only that of its original says why', () => {
  const by = { by: 'A Bell', on: day('2026-10-03') }
  expect(redactedCover(by)).toBe(
    'Redacted copy: the original is kept by the council. A Bell handed it in on Saturday 3 October 2026, without what is not for this reader.',
  )
  const why = 'It named where the other parent lives.'
  expect(redactionReason({ ...by, why })).toBe(
    `The evidence has a redacted copy of this, handed in by A Bell on Saturday 3 October 2026. Why: ${why}`,
  )
})
