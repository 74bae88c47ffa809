import type { Form } from './form.ts'
import { gap, isParted, type PackedText } from './packed-text.ts'

/** Where something was found among the packed letters: its first, and the one after its last. */
export type Span = { from: number; to: number }

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /\p{L}/u.test(sign)
const isDigit = (sign: string | undefined): boolean => sign !== undefined && /\p{N}/u.test(sign)
const isSmall = (sign: string | undefined): boolean => sign !== undefined && /\p{Ll}/u.test(sign)

/** How many letters a word has that is taken to be one though a line's end parts it without a hyphen. */
const splitWithoutHyphen = 7
/** How many letters a word with a capital has at least that is taken to be one though spaces stand within it. */
const loosely = 6
/** How many letters a word has at least that is taken to be one though all are spaced. */
const spacedLetters = 3

/** Does a word end between this packed letter and the next? The two humps of aName count as two words. */
function endsAfter(text: PackedText, index: number): boolean {
  if (isParted(text, index)) return true
  const sign = text.folded[text.at[index] ?? 0]
  const next = text.folded[text.at[index + 1] ?? 0]
  if (isDigit(sign)) return !isDigit(next)
  return !isLetter(next) || (isSmall(sign) && !isSmall(next))
}

/** Do the spaced letters go on beyond the end that was found? */
function goesOn(text: PackedText, spacing: string, outside: number, beyond: number): boolean {
  const isInside = outside >= 0 && outside < text.packed.length - 1
  return isInside && spacing === gap(text, outside) && isParted(text, beyond)
}

function isSpaced(text: PackedText, { from, to }: Span, inner: readonly string[]): boolean {
  const [spacing = ''] = inner
  if (inner.length + 1 < spacedLetters || inner.some((between) => between === '')) return false
  return !goesOn(text, spacing, to - 1, to) && !goesOn(text, spacing, from - 1, from - 2)
}

function isWhole(inner: readonly string[], letters: number): boolean {
  const broken = inner.filter((between) => between !== '')
  if (broken.length === 0) return true
  if (broken.length > 1) return false
  const [between = ''] = broken
  return (
    /^(?:['’‘‐‑-]|[‐‑-]\s*\n\s*)$/.test(between) ||
    (letters >= splitWithoutHyphen && /^\s*\n\s*$/.test(between))
  )
}

/** As programs write it that set each letter in a place of its own; also Mary Ann for Maryann. */
function isLoose(text: PackedText, { from, to }: Span, inner: readonly string[]): boolean {
  const isCapital = /\p{Lu}/u.test(text.folded[text.at[from] ?? 0] ?? '')
  return (
    isCapital &&
    to - from >= loosely &&
    inner.every((between) => /^\s{0,3}$/.test(between) && !between.includes('\n'))
  )
}

function isFound(text: PackedText, form: Form, span: Span): boolean {
  const { from, to } = span
  if (!endsAfter(text, from - 1) || !endsAfter(text, to - 1)) return false
  if ((text.at[to - 1] ?? 0) - (text.at[from] ?? 0) === to - from - 1) return true
  const inner = Array.from({ length: to - from - 1 }, (_, index) => index + 1)
    .filter((index) => !form.starts.has(index))
    .map((index) => gap(text, from + index - 1))
  return isWhole(inner, to - from) || isLoose(text, span, inner) || isSpaced(text, span, inner)
}

/** Everywhere that words stand in a text as words of their own, whatever the case, the spacing and where a line ends. */
export function findForm(text: PackedText, form: Form): Span[] {
  const found: Span[] = []
  if (form.packed === '') return found
  let from = text.packed.indexOf(form.packed)
  while (from >= 0) {
    const span = { from, to: from + form.packed.length }
    if (isFound(text, form, span)) found.push(span)
    from = text.packed.indexOf(form.packed, from + 1)
  }
  return found
}
