import type { z } from 'zod'
import { type Form, knownHere } from './known-here.ts'
import { nearest } from './nearest.ts'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue
type Read = { schema: z.ZodType; value: unknown }

/** A value of the wrong shape: where it stands, the word there that is wrong where it is not the value, what is wrong, and what was most likely meant. */
export type ShapeFault = { path: Path; word?: string; says: string; meant?: string | undefined }

const isMap = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** What stands at a place of a value; undefined where nothing does. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      at !== null && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  )

const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : `; did you mean ${meant}?`

/** What zod calls each kind of value, in words. */
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'words with a value each',
  record: 'words with a value each',
  null: 'nothing',
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing'
  const kind = Array.isArray(value) ? 'array' : typeof value
  return kinds[kind] ?? kind
}

const MISSING = 'is missing'
const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === ''
const isSimple = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)

function meantBy(issue: Issue, value: unknown): string | undefined {
  return issue.code === 'invalid_value' && isSimple(value)
    ? nearest(String(value), issue.values.map(String))
    : undefined
}

function ofValue(issue: Extract<Issue, { code: 'invalid_value' }>, value: unknown): string {
  const known = issue.values.map(String)
  const all = known.length === 1 ? `it can only be ${known[0]}` : `known are ${known.join(', ')}`
  if (isBlank(value)) return `is blank; ${all}`
  if (!isSimple(value)) return `can't be ${kindOf(value)}; ${all}`
  return `${value} is not known here${didYouMean(meantBy(issue, value)) || `; ${all}`}`
}

function tooSmall({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  if (origin === 'string') return 'is blank'
  if (origin === 'array') return 'is an empty list: name at least one'
  return inclusive ? `is less than ${minimum}` : `must be more than ${minimum}`
}

function ofKind({ expected }: Extract<Issue, { code: 'invalid_type' }>, value: unknown): string {
  const wanted = kinds[expected] ?? expected
  if (typeof value === 'number' && wanted.endsWith('number')) return `wants ${wanted}, not ${value}`
  const quoted = expected === 'string' && isSimple(value) ? ': put it between quotation marks' : ''
  return `wants ${wanted}, not ${kindOf(value)}${quoted}`
}

type Wording = { [Code in Issue['code']]?: (issue: Extract<Issue, { code: Code }>, value: unknown) => string }

const wordings: Wording = {
  invalid_value: ofValue,
  invalid_type: ofKind,
  too_small: tooSmall,
  too_big: ({ maximum }) =>
    Number(maximum) < Number.MAX_SAFE_INTEGER ? `is more than ${maximum}` : 'is too large a number',
}

function wordsOf(issue: Issue, value: unknown): string {
  if (value === undefined) return MISSING
  if (isBlank(value) && issue.code !== 'invalid_value' && issue.code !== 'invalid_type') return 'is blank'
  const wording = wordings[issue.code] as ((issue: Issue, value: unknown) => string) | undefined
  return wording?.(issue, value) ?? issue.message
}

// A value of another kind altogether weighs most: then nothing inside it was meant for this form.
function weightOf(issue: Issue): number {
  if (issue.code === 'unrecognized_keys') return issue.keys.length
  return issue.code === 'invalid_type' && issue.path.length === 0 ? 3 : 1
}

const weigh = (issues: readonly Issue[]): number => issues.reduce((sum, issue) => sum + weightOf(issue), 0)

// Of several forms allowed in one place, the one that was meant is the one with least against it.
function likeliest(errors: readonly Issue[][]): Issue[] {
  const [best, second] = [...errors].sort((a, b) => weigh(a) - weigh(b))
  return best && weigh(best) < (second ? weigh(second) : Number.POSITIVE_INFINITY) ? best : []
}

const formWords = ({ needs, kind }: Form): string =>
  kind === 'object' ? needs.join(' and ') || kinds.object || kind : (kinds[kind] ?? kind)

const unknownWords = (path: Path, words: readonly string[], known: readonly string[]): ShapeFault[] =>
  words.map((word) => {
    const meant = nearest(word, known)
    return { path, word, says: `${word} is not a word known here${didYouMean(meant)}`, meant }
  })

/** A value in none of the forms allowed: the word that no form knows, or else what the forms are. */
function formless({ schema, value }: Read, path: Path): ShapeFault[] {
  const forms = knownHere(schema, path)
  const here = valueAt(value, path)
  const known = forms.flatMap(({ words }) => words)
  const unknown = isMap(here) ? Object.keys(here).filter((word) => !known.includes(word)) : []
  if (unknown.length > 0) return unknownWords(path, unknown, known)
  const wants = [...new Set(forms.map(formWords))].join(', or ')
  return [{ path, says: `is none of the forms allowed here: it wants ${wants}` }]
}

/** The words of a map that are not known there; an unknown one in a list of names (such as `titles`) is told of itself. */
function unknownIn(issue: Issue, path: Path): { place: Path; words: readonly string[] } | null {
  if (issue.code === 'unrecognized_keys') return { place: path, words: issue.keys }
  return issue.code === 'invalid_key' ? { place: path.slice(0, -1), words: [String(path.at(-1))] } : null
}

function faultsOf(read: Read, issue: Issue, above: Path): ShapeFault[] {
  const path = [...above, ...issue.path]
  const unknown = unknownIn(issue, path)
  if (unknown !== null) {
    const known = knownHere(read.schema, unknown.place).flatMap(({ words }) => words)
    return unknownWords(unknown.place, unknown.words, known)
  }
  const here = valueAt(read.value, path)
  if (issue.code !== 'invalid_union' || here === undefined)
    return [{ path, says: wordsOf(issue, here), meant: meantBy(issue, here) }]
  const meant = likeliest(issue.errors)
  return meant.length > 0 ? meant.flatMap((one) => faultsOf(read, one, path)) : formless(read, path)
}

/** Is a word missing that stands beside its place, misspelt? Then that is told, and it is not missing. */
const isMisspelt = (missing: ShapeFault, all: readonly ShapeFault[]): boolean =>
  missing.says === MISSING &&
  all.some(
    ({ path, word, meant }) =>
      word !== undefined && meant !== undefined && [...path, meant].join('.') === missing.path.join('.'),
  )

/** Everything wrong with the shape of a value, in plain words, with the nearest word that is known for one that isn't. */
export function shapeFaults(schema: z.ZodType, value: unknown, issues: readonly Issue[]): ShapeFault[] {
  if (value === null) return [{ path: [], says: 'there is nothing here' }]
  const all = issues.flatMap((issue) => faultsOf({ schema, value }, issue, []))
  return all.filter((fault) => !isMisspelt(fault, all))
}
