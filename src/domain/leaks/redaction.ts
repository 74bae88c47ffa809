import { type Day, formatDay } from '../day.ts'
import { wordsOf } from './form.ts'

/** Who handed in a redacted copy, and when. A person makes it, because what a program blackens it may leave underneath. */
type Redacted = { by: string; on: Day }

/** What a redacted copy says of itself on its cover, to whoever is not to know why. */
export const redactedCover = ({ by, on }: Redacted): string =>
  `Redacted copy: the original is kept by the council. ${by} handed it in on ${formatDay(on)}, without what is not for this reader.`

/** What the cover of its original says of it in the council's own file. */
export const redactionReason = ({ by, on, why }: Redacted & { why: string }): string =>
  `The evidence has a redacted copy of this, handed in by ${by} on ${formatDay(on)}. Why: ${why}`

/** A paper's SHA-256 and the text of each page, null where it has none. */
export type ReadPaper = { sha256: string; pages: readonly (string | null)[] }

/** So many words of a page may be read otherwise when it is scanned again, or say that something was taken out. */
const misread = 8

function saysMore(original: string | null, copy: string | null): boolean {
  const known = new Set(wordsOf(original ?? ''))
  return original !== null && wordsOf(copy ?? '').filter((word) => !known.has(word)).length > misread
}

/** What is odd about a copy as a redacted one, in whole sentences; whether anything is left in it that must not be told is another question (`findLeaks`). */
export function redactionFaults(original: ReadPaper, copy: ReadPaper): string[] {
  if (original.sha256 === copy.sha256) return ['It is the same file as the original: nothing was taken out.']
  const more = copy.pages.flatMap((page, index) =>
    saysMore(original.pages[index] ?? null, page) ? [index + 1] : [],
  )
  const [has, had] = [copy.pages.length, original.pages.length]
  const same =
    has === had &&
    had > 0 &&
    original.pages.every((page, index) => page !== null && page === copy.pages[index])
  return [
    ...(has === had ? [] : [`The pages are not as many as the original’s: ${has}, and ${had}.`]),
    ...(same
      ? [
          'All words of the original can still be read in it, perhaps under what covers them. Print it and scan it.',
        ]
      : []),
    ...(more.length === 0 ? [] : [`On page ${more.join(', ')}, it says what the original does not.`]),
  ]
}
