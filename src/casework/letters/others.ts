import { tellingLines } from '../../domain/leaks/telling-lines.ts'
import type { Family } from '../facts.ts'
import { parentName, pupilName } from './names.ts'
import type { Scene } from './scene.ts'

type Parent = Family['parents'][number]

const shortest = 4
const plain = (text: string): string =>
  ` ${text.toLocaleLowerCase('en-GB').replace(/[^\p{L}\p{N}]+/gu, ' ')} `

const linesOf = ({ address, postcode }: Parent): string[] =>
  tellingLines([...(address ?? '').split('\n'), postcode ?? ''])
    .map(plain)
    .filter((line) => line.trim().length >= shortest)

/** Everything that would give another adult away: their names, and the lines of an address that isn't the reader's own. */
function marksOf(other: Parent, own: Parent, family: Family): string[] {
  const { forename, surname, title } = other
  const full = [forename, surname].filter(Boolean).join(' ')
  const shared = [own.surname, family.pupil.surname].includes(surname)
  const titled = title && !(shared && title === own.title) ? [`${title} ${surname}`] : []
  const home = new Set(linesOf(own))
  const lines = linesOf(other).filter((line) => !home.has(line))
  return [...[full, ...titled].map(plain), ...lines].filter((mark) => mark.trim().length >= shortest)
}

const without = (text: string, names: readonly string[]): string =>
  names.reduce((left, name) => left.replaceAll(plain(name), ' '), plain(text))

/**
 * The other adults of whom a paper to this reader says nothing: of a letter to a parent, every other parent; of
 * a parent's copy of a paper that the school keeps, such as minutes, those who live apart.
 */
export function othersFor({ loaded, template }: Scene, reader: string): Parent[] {
  const { family, context } = loaded
  const apart = context.facts.parents.find((one) => one.id === reader)?.apartFrom ?? []
  if (!family.parents.some((parent) => parent.id === reader)) return []
  const others = family.parents.filter((other) => other.id !== reader)
  if (template.addressee === 'parent') return others
  return others.filter((other) => apart.includes(other.id))
}

/** Does a text name an adult of whom this reader's paper says nothing, or tell where they live? */
export function tellsOfAnother(scene: Scene, reader: string, text: string): boolean {
  const { family } = scene.loaded
  const own = family.parents.find((parent) => parent.id === reader)
  if (own === undefined) return false
  const colleagues = [...scene.colleagues.values()].map(({ name }) => name)
  const said = without(text, [pupilName(family), parentName(own), ...colleagues])
  return othersFor(scene, reader)
    .flatMap((other) => marksOf(other, own, family))
    .some((mark) => said.includes(mark))
}
