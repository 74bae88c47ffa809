import { foldText } from './fold-text.ts'

/** Words as they are looked for: their letters and digits without a gap, and where each word but the first begins. */
export type Form = { packed: string; starts: ReadonlySet<number> }

const words = (text: string): string[] =>
  foldText(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** The words of a name or a line of an address, folded and small. */
export const wordsOf = words

/** Words in this order as a form to look for. */
export function formOf(...texts: readonly string[]): Form {
  const all = texts.flatMap(words)
  const starts = new Set<number>()
  let length = 0
  for (const word of all) {
    starts.add(length)
    length += word.length
  }
  starts.delete(0)
  return { packed: all.join(''), starts }
}
