import { describe, expect, it } from 'vitest'
import { tellingLines } from '../../../src/domain/leaks/telling-lines.ts'

describe('what of an address tells where somebody lives', () => {
  it.each([
    [
      ['9 High Road', 'Elsewhere', 'ZZ9 9ZZ'],
      ['9 High Road', 'ZZ9 9ZZ'],
    ],
    [['Flat 2', '9 High Road', 'Elsewhere'], ['9 High Road']],
    [['Flat 2, 9 High Road, Elsewhere, ZZ9 9ZZ'], ['9 High Road', 'ZZ9 9ZZ']],
    [['9, High Road', 'Elsewhere'], ['9 High Road']],
    [['Rose Cottage', 'Mill Lane', 'Elsewhere'], ['Rose Cottage']],
    [
      ['Apt. 4B', 'Rose Court', '12a Mill Lane'],
      ['Rose Court', '12a Mill Lane'],
    ],
    [[''], []],
  ])('%j', (lines, telling) => expect(tellingLines(lines)).toEqual(telling))
})
