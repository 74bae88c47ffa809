import { findPassages } from './find-passage.ts'
import { type Found, findPerson, openSpans } from './find-person.ts'
import { findWords } from './find-words.ts'
import { wordsOf } from './form.ts'
import { type PackedText, packText, pageAt } from './packed-text.ts'
import type { Finding, Leak, OpenPerson, Secret } from './secret.ts'

/** With fewer letters than this a page is a picture, whatever is stamped on it. */
const fewestLetters = 20

/** What a search found, and the pages, counted from 1, that could not be searched because they hold hardly any text: a person reads them. */
export type LeakReport = { leaks: Leak[]; unsearched: number[] }

type Open = Parameters<typeof findPerson>[2]

function found(text: PackedText, secret: Secret, open: Open): Found[] {
  if ('person' in secret) return findPerson(text, secret, open)
  const [how, spans]: [Finding, ReturnType<typeof findWords>] =
    'words' in secret
      ? ['words', findWords(text, secret.words)]
      : ['passage', findPassages(text, secret.note)]
  return spans.map((span) => ({ ...span, how }))
}

/** Each secret once a page, in the surest way in which it was found there. */
function leaksOf(text: PackedText, secret: Secret, open: Open): Leak[] {
  const byPage = new Map<number, Leak>()
  for (const { from, how } of found(text, secret, open)) {
    const page = pageAt(text, from)
    if (!byPage.has(page)) byPage.set(page, { page, secret: secret.id, how })
  }
  return [...byPage.values()]
}

/**
 * Looks for what must not be told in the pages of a paper, each as its text or null where it has none. `open` are the people whom the paper
 * may name: a secret name inside theirs, or their surname alone, is not told.
 */
export function findLeaks(
  pages: readonly (string | null)[],
  secrets: readonly Secret[],
  open: readonly OpenPerson[] = [],
): LeakReport {
  const text = packText(pages.map((page) => page ?? ''))
  const words = new Set(
    open.flatMap(({ forenames, surname, byForename }) =>
      [surname, ...(byForename ? forenames : [])].flatMap(wordsOf),
    ),
  )
  const known: Open = { spans: openSpans(text, open), words }
  const letters = (page: string | null) => page?.match(/\p{L}/gu)?.length ?? 0
  return {
    leaks: secrets
      .flatMap((secret) => leaksOf(text, secret, known))
      .sort((one, other) => one.page - other.page),
    unsearched: pages.flatMap((page, index) => (letters(page) < fewestLetters ? [index + 1] : [])),
  }
}
