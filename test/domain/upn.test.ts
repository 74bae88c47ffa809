import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hasKnownLa,
  isTemporaryUpn,
  isUpn,
  tidyUpn,
  upnCheckLetter,
  upnFaults,
} from '../../src/domain/upn.ts'

const LETTER = 'UPN invalid (wrong check letter at character 1)'
const LA = 'UPN invalid (characters 2-4 not a recognised LA code)'
const DIGITS = 'UPN invalid (characters 5-12 not all numeric)'
const LAST = 'UPN invalid (character 13 not a recognised value)'

describe('a UPN', () => {
  it.each([
    'H801200001001',
    'B801200005001',
    'G80120000101A',
    'T681401021001',
    'X823432405001',
    'D889123421001',
    'R900400001001',
    'h801200001001',
    ' H801200001001 ',
  ])('is sound: %s', (upn) => {
    expect(upnFaults(upn)).toEqual([])
    expect(isUpn(upn)).toBe(true)
  })

  it.each([
    ['Z801200001001', [LETTER]],
    ['A801200005001', [LETTER]],
    ['I801200001001', [LETTER]],
    ['1801200001001', [LETTER]],
    ['X80120000A001', [DIGITS]],
    ['H8O1200001001', [LA]],
    ['H80120000100I', [LAST]],
    ['H80120000100-', [LAST]],
    ['H8A1B0000100S', [LA, DIGITS, LAST]],
    ['H80120000100', ['UPN invalid (not 13 characters)']],
    ['H8012000010011', ['UPN invalid (not 13 characters)']],
    ['', ['UPN invalid (not 13 characters)']],
  ])('has its faults told in words that staff know: %s', (upn, faults) => {
    expect(upnFaults(upn)).toEqual(faults)
    expect(isUpn(upn)).toBe(false)
  })

  it('is temporary when it ends in a letter', () => {
    expect(isTemporaryUpn('G80120000101A')).toBe(true)
    expect(isTemporaryUpn('H801200001001')).toBe(false)
    expect(isTemporaryUpn('A80120000101A')).toBe(false)
  })

  it('of an authority nobody knows is a warning, not a fault', () => {
    const known = new Set(['801', '681'])
    expect(hasKnownLa('H801200001001', known)).toBe(true)
    expect(hasKnownLa('R900400001001', known)).toBe(false)
    expect(isUpn('R900400001001')).toBe(true)
  })

  it('is kept in capitals without spaces', () => {
    expect(tidyUpn(' h801200001001\n')).toBe('H801200001001')
  })

  it('with one digit mistyped never passes', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(digits, fc.nat(11), fc.integer({ min: 1, max: 9 }), (twelve, place, by) => {
        const rest = twelve.join('')
        const letter = upnCheckLetter(rest)
        const mistyped = twelve.map((digit, n) => (n === place ? (digit + by) % 10 : digit)).join('')
        expect(isUpn(letter + rest)).toBe(true)
        expect(isUpn(letter + mistyped)).toBe(false)
      }),
    )
  })
})
