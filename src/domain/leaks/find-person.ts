import { findForm, type Span } from './find-form.ts'
import { formOf, wordsOf } from './form.ts'
import { nameWords } from './name-words.ts'
import { gap, type PackedText } from './packed-text.ts'
import type { Finding, NamedPerson, Secret } from './secret.ts'

/** What was found of a secret, and where. */
export type Found = Span & { how: Finding }

/** A name as it is written where the language has a letter more for an accent. */
const lengthened: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }
const spellings = (name: string): string[] => [
  ...new Set([
    name,
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[äöüøå]/g, (letter) => lengthened[letter] ?? letter),
  ]),
]

function fullNames(text: PackedText, { forenames, surname }: NamedPerson): Span[] {
  // Of a thousand pupils hardly one has a surname that is in the paper at all.
  const lasts = spellings(surname).filter((last) => text.packed.includes(formOf(last).packed))
  return forenames.flatMap((forename) =>
    spellings(forename).flatMap((first) =>
      lasts.flatMap((last) => [
        ...findForm(text, formOf(first, last)),
        ...findForm(text, formOf(last, first)),
      ]),
    ),
  )
}

const signAt = ({ folded, at }: PackedText, index: number): string => folded[at[index] ?? 0] ?? ''

/** The initials that stand before a surname, after it, or in an email address joined to it. */
function hasInitial(text: PackedText, { from, to }: Span, initial: string): boolean {
  const start = text.at[from] ?? 0
  const end = (text.at[to - 1] ?? 0) + 1
  const before = text.folded.slice(Math.max(0, start - 12), start)
  const after = text.folded.slice(end, end + 12)
  const ahead = /(?<!\p{L})(\p{Lu})(?:[\s.,_-]*\p{Lu})?[\s.,_-]+$/u.exec(before)?.[1]
  const behind = /^[\s.,_]+(\p{Lu})(?!\p{L})/u.exec(after)?.[1]
  return [ahead, behind].some((found) => found?.toLowerCase() === initial)
}

/** An address such as akhan@ or khana@, in which the initial has no gap. */
const addressed = (text: PackedText, initial: string, surname: string): Span[] =>
  [formOf(`${initial}${surname}`), formOf(`${surname}${initial}`)]
    .flatMap((form) => findForm(text, form))
    .filter(({ to }) => /^\d*@/.test(text.folded.slice((text.at[to - 1] ?? 0) + 1)))

const initialOf = (forename: string): string => wordsOf(forename)[0]?.[0] ?? ''

function initials(text: PackedText, { forenames, surname }: NamedPerson): Span[] {
  const surnames = spellings(surname).flatMap((last) => findForm(text, formOf(last)))
  return [...new Set(forenames.map(initialOf))]
    .filter((initial) => initial !== '')
    .flatMap((initial) => [
      ...surnames.filter((span) => hasInitial(text, span, initial)),
      ...addressed(text, initial, surname),
    ])
}

/** A name alone that is short, or a word besides, counts only as one writes a name: with a capital and away from numbers. */
function looksLikeName(text: PackedText, { from, to }: Span): boolean {
  const word = text.packed.slice(from, to)
  if (word.length > 2 && !nameWords.has(word)) return true
  const besideNumber =
    (/^\s*$/.test(gap(text, from - 1)) && /\d/.test(signAt(text, from - 1))) ||
    (/^\s*$/.test(gap(text, to - 1)) && /\d/.test(signAt(text, to)))
  return /\p{Lu}/u.test(signAt(text, from)) && !besideNumber
}

const shortest = 2
/** Small words within a surname, which tell nobody by themselves. */
const particles = new Set(
  'abu al ap bin bint da de del della den der di do dos du el ibn la le mac mc of saint san st te ten ter van von'.split(
    ' ',
  ),
)

/** The parts of a surname that is of several words or double-barrelled: people go by one of them. */
const halves = (surname: string): string[] => {
  const parts = surname
    .split(/[\s\p{Pd}/]+/u)
    .filter((part) => part.length >= 3 && !particles.has(part.toLowerCase()))
  return parts.length > 1 || parts[0] !== surname ? parts : []
}

function oneNames(text: PackedText, { forenames, surname }: NamedPerson, open: ReadonlySet<string>): Span[] {
  const alone = [...forenames, surname, ...halves(surname)].filter(
    (name) => !wordsOf(name).every((word) => open.has(word)),
  )
  return [...new Set(alone.flatMap(spellings))]
    .map((name) => formOf(name))
    .filter(({ packed }) => packed.length >= shortest)
    .flatMap((form) => findForm(text, form))
    .filter((span) => looksLikeName(text, span))
}

const overlaps = (span: Span, others: readonly Span[]): boolean =>
  others.some(({ from, to }) => span.from < to && from < span.to)

/** Where people stand who may be named: their whole names, and their surnames with an initial. */
export const openSpans = (text: PackedText, open: readonly NamedPerson[]): Span[] =>
  open.flatMap((person) => [...fullNames(text, person), ...initials(text, person)])

/** Where somebody is named who must not be, except in the names of people who may be; one name that they share with these is nobody's alone. */
export function findPerson(
  text: PackedText,
  { person, wholeNameOnly = false }: Extract<Secret, { person: NamedPerson }>,
  open: { spans: readonly Span[]; words: ReadonlySet<string> },
): Found[] {
  const told = (how: Finding, spans: readonly Span[]): Found[] =>
    spans.filter((span) => !overlaps(span, open.spans)).map((span) => ({ ...span, how }))
  const whole = told('full-name', fullNames(text, person))
  if (wholeNameOnly) return whole
  return [
    ...whole,
    ...told('initials', initials(text, person)),
    ...told('one-name', oneNames(text, person, open.words)),
  ]
}
