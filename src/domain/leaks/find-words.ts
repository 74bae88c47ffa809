import { findForm, type Span } from './find-form.ts'
import { formOf, wordsOf } from './form.ts'
import type { PackedText } from './packed-text.ts'

/** How addresses are shortened. */
const shortened: Readonly<Record<string, readonly string[]>> = {
  street: ['st', 'str'],
  road: ['rd'],
  avenue: ['ave', 'av'],
  lane: ['ln'],
  close: ['cl'],
  drive: ['dr'],
  court: ['ct'],
  crescent: ['cres', 'cresc'],
  gardens: ['gdns'],
  terrace: ['terr', 'ter'],
  square: ['sq'],
  place: ['pl'],
  grove: ['gr'],
  saint: ['st'],
  flat: ['apartment', 'apt'],
}
const waysTo = (word: string): readonly string[] => [
  word,
  ...(shortened[word] ?? []),
  ...Object.entries(shortened).flatMap(([long, short]) => (short.includes(word) ? [long] : [])),
]

/** A telephone number's digits after its nought, or null for other words. */
function phone(words: string): string | null {
  const digits = words.replace(/\D/g, '').replace(/^(?:00)?44(?=\d{9})/, '')
  return /^[\d\s+().-]+$/.test(words) && /^0?\d{9,10}$/.test(digits) ? digits.replace(/^0/, '') : null
}

const ways = (words: string): string[][] =>
  wordsOf(words).reduce<string[][]>(
    (so, word) => so.flatMap((way) => waysTo(word).map((next) => [...way, next])),
    [[]],
  )

/** Where words stand that tell in themselves: a line of an address with its words shortened or not, a postcode, a telephone number, an email address. */
export function findWords(text: PackedText, words: string): Span[] {
  const digits = phone(words)
  if (digits !== null)
    return ['0', '44', '440', '0044', '00440'].flatMap((before) =>
      findForm(text, formOf(...`${before}${digits}`)),
    )
  return ways(words).flatMap((way) => findForm(text, formOf(...way)))
}
