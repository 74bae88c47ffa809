import { findForm, type Span } from './find-form.ts'
import { formOf, wordsOf } from './form.ts'
import type { PackedText } from './packed-text.ts'

/** So many words in the same order are copied, not met by chance. */
const passage = 6

/** With fewer words or letters than these a note such as "no, thank you" tells nothing that is its own. */
const fewest = { words: 3, letters: 10 }

/** Where a paper repeats a passage of a note, or the whole of a short one. */
export function findPassages(text: PackedText, note: string): Span[] {
  const words = wordsOf(note)
  if (words.length < fewest.words || words.join('').length < fewest.letters) return []
  const starts = Array.from({ length: Math.max(1, words.length - passage + 1) }, (_, index) => index)
  return starts.flatMap((from) => findForm(text, formOf(...words.slice(from, from + passage))))
}
