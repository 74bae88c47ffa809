import { describe, expect, test } from 'vitest'
import { isOfFamily } from '../../src/domain/is-of-family.ts'

const family = ['Zofia Walczak', 'Hanna Walczak', 'José Núñez', ' Brown']

describe('a text names somebody of the family', () => {
  test.each([
    'Hanna Walczak',
    'Mrs Hanna WALCZAK',
    'Walczak, Hanna',
    'Hanna Maria Walczak (aunt)',
    'jose nunez',
  ])('%s does', (text) => expect(isOfFamily(text, family)).toBe(true))
  test.each(['Hanna Kowalska', 'Walczak Translations', 'Ms Brown', '', 'Language Line'])(
    '“%s” does not',
    (text) => expect(isOfFamily(text, family)).toBe(false),
  )
})
