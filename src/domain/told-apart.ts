import type { ParentNames } from './family.ts'

const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase('en-GB').trim()
const homes = new Map<boolean | null, string>([
  [true, 'lives with the pupil'],
  [false, 'lives elsewhere'],
])

const isDouble = (one: ParentNames, all: readonly ParentNames[]): boolean =>
  all.some((other) => other.id !== one.id && plain(other.name) === plain(one.name))

function withMore(one: ParentNames): ParentNames {
  const more = [one.relationship, homes.get(one.resident)].filter((fact) => fact)
  return more.length === 0 ? one : { ...one, name: `${one.name} (${more.join(', ')})` }
}

/** The same parents, two of one name told apart: by what they are to the pupil and whether they live there, else by number. */
export function toldApart(parents: readonly ParentNames[]): ParentNames[] {
  const more = parents.map((one) => (isDouble(one, parents) ? withMore(one) : one))
  return more.map((one, index) => {
    if (!isDouble(one, more)) return one
    const before = more.slice(0, index).filter((other) => plain(other.name) === plain(one.name)).length
    return { ...one, name: `${one.name} ${before + 1}` }
  })
}
