import { foldText } from './fold-text.ts'

/**
 * A text for searching whatever stands between its letters: `packed` has nothing but small letters and digits; `at` says where each stands
 * in `folded`, and one more where that ends; `pageStarts` where each page begins in `packed`.
 */
export type PackedText = {
  folded: string
  packed: string
  at: Uint32Array
  pageStarts: readonly number[]
}

/** A page's own number, which would part a name that runs on from the page before. */
const furniture = /(?:^|\n)\W*(?:page\s*)?\d+(?:\s*(?:of|\/)\s*\d+)?\W*$/i

const sign = /[\p{L}\p{N}]/gu

/** Small letters that are as long as what they are made from, since some capitals become two signs. */
const small = (letter: string): string => (letter.toLowerCase() + letter).slice(0, letter.length)

/** Makes the pages of a paper ready to be searched together, so that what is split between two is found as well. */
export function packText(pages: readonly string[]): PackedText {
  const letters: string[] = []
  const at: number[] = []
  const pageStarts: number[] = []
  let folded = ''
  let length = 0
  for (const page of pages) {
    pageStarts.push(length)
    const text = `${foldText(page.trimEnd().replace(furniture, ''))}\n`
    for (const { 0: letter, index } of text.matchAll(sign)) {
      letters.push(small(letter))
      for (let unit = 0; unit < letter.length; unit += 1) at.push(folded.length + index + unit)
      length += letter.length
    }
    folded += text
  }
  return { folded, packed: letters.join(''), at: Uint32Array.from([...at, folded.length]), pageStarts }
}

/** What stands in the text between one packed letter and the next; before the first, and after the last, a line's end. */
export function gap({ folded, at, packed }: PackedText, index: number): string {
  if (index < 0 || index >= packed.length - 1) return '\n'
  return folded.slice((at[index] ?? 0) + 1, at[index + 1])
}

/** Whether anything stands between one packed letter and the next. */
export function isParted({ at, packed }: PackedText, index: number): boolean {
  return index < 0 || index >= packed.length - 1 || (at[index + 1] ?? 0) - (at[index] ?? 0) > 1
}

/** The page, counted from 1, on which a packed letter stands. */
export function pageAt({ pageStarts }: PackedText, index: number): number {
  let [low, high] = [0, pageStarts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((pageStarts[middle] ?? 0) <= index) low = middle
    else high = middle
  }
  return low + 1
}
