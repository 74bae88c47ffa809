import { isMap, isScalar, type Pair, parseDocument, stringify } from 'yaml'

/** What a council says when it takes a pathway over as its own. */
export type Adoption = {
  id: string
  name: string
  from: { id: string; version: number }
  approvedBy: string
  role: string
  on: string
}

type Piece = { from: number; to: number; text: string }

const headOf = ({ id, name, from, approvedBy, role, on }: Adoption): Record<string, unknown> => ({
  id,
  version: 1,
  name,
  standing: 'live',
  adopted: { from, approved_by: approvedBy, role, on },
})

const isNamed = (pair: Pair, key: string): boolean => isScalar(pair.key) && pair.key.value === key

/** Where a word of the top level begins and ends in the text, its line's end included. */
function placeOf(pair: Pair): { from: number; to: number } {
  const [key, value] = [pair.key, pair.value].map(
    (one) => (one as { range?: [number, number, number] }).range,
  )
  if (key === undefined || value === undefined)
    throw new Error('a word of a pathway stands nowhere in its text')
  return { from: key[0], to: value[2] }
}

/** Quoted where it would be read as something else: a day stays words. */
const written = (key: string, value: unknown): string =>
  stringify({ [key]: value }, { defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN', lineWidth: 0 })

/**
 * A pathway's text as a council's own: its head is the council's, all else stays as it was written, comments and order too.
 * Its `written` stays the day of the procedure that was taken over.
 */
export function adoptedText(text: string, adoption: Adoption): string {
  const { contents } = parseDocument(text)
  if (!isMap(contents)) throw new Error('a pathway is not a list of words')
  const { items } = contents
  const pieces = Object.entries(headOf(adoption)).map(([key, value]): Piece => {
    const found = items.find((pair) => isNamed(pair, key))
    const after = items.find((pair) => isNamed(pair, 'standing'))
    const place = found ?? after
    if (place === undefined) throw new Error(`a pathway without ${key}`)
    const { from, to } = placeOf(place)
    return { from: found ? from : to, to, text: written(key, value) }
  })
  return spliced(text, pieces)
}

function spliced(text: string, pieces: readonly Piece[]): string {
  const ordered = [...pieces].sort((a, b) => b.from - a.from || b.to - a.to)
  return ordered.reduce(
    (whole, { from, to, text: piece }) => `${whole.slice(0, from)}${piece}${whole.slice(to)}`,
    text,
  )
}
