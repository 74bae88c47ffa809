import type { LetterTemplate } from '../../domain/letter-template.ts'
import { laidOver } from '../../domain/pathway/laid-over.ts'
import type { LetterKind, Pathway, RecordKind } from '../../domain/pathway/pathway.ts'
import type { Family } from '../facts.ts'
import type { House } from '../house.ts'
import { overlaysOf, pathwayOf } from '../school-pathways.ts'

/**
 * A form or a record that can be printed to be filled in: of a case by its kind of letter, without one by its template, and one that has no
 * template, in either case, by a # and its own id.
 */
export type Form = { id: string; title: string }

type Shelves = Pick<House, 'shelves'>

const templateOf = ({ shelves }: Shelves, kind: LetterKind): LetterTemplate | null => {
  const template = shelves.letters.get(kind.template)
  return template?.by_hand === undefined ? null : template
}

const titled = ({ form, title }: Pick<LetterKind, 'form' | 'title'>): string =>
  form === '' ? title : `${title} (${form})`

/** The kinds of letter of a pathway that can be printed to be filled in. */
const byHand = (house: Shelves, pathway: Pathway): LetterKind[] =>
  pathway.letters.filter((kind) => templateOf(house, kind) !== null)

const nameOf = ({ id }: RecordKind): string => `#${id}`

/** The forms of a pathway's own that no template prints, each by what it is offered as. */
export function plainForms(house: Shelves, pathway: Pathway): ReadonlyMap<string, RecordKind> {
  const printed = new Set(byHand(house, pathway).flatMap(({ prints = [] }) => prints))
  const plain = pathway.records.filter(({ id }) => !printed.has(id))
  return new Map(plain.map((record) => [nameOf(record), record]))
}

const plainOf = (house: Shelves, pathway: Pathway): Form[] =>
  [...plainForms(house, pathway)].map(([id, { title }]) => ({ id, title }))

/** The forms and records of a case's pathway that can be printed to be filled in. */
export const formsOf = (house: Shelves, pathway: Pathway): Form[] => [
  ...byHand(house, pathway).map((kind) => ({ id: kind.id, title: titled(kind) })),
  ...plainOf(house, pathway),
]

/** The pathway on which a school's cases open, with what is laid over it. */
export const openingPathway = (house: House, school: Family['school']): Pathway =>
  laidOver(pathwayOf(house, school), overlaysOf(house, school))

/** The forms and records that a school can print without any pupil: those of its pathway; where no school is known, all that have templates. */
export function blankForms(house: House, school: Family['school'] | null): Form[] {
  const pathway = school === null ? null : openingPathway(house, school)
  const own = pathway?.letters.map(({ template }) => template)
  const withTemplate = [...house.shelves.letters].flatMap(([id, { by_hand: hand, name: title }]) =>
    hand === undefined || (own !== undefined && !own.includes(id)) ? [] : [{ id, title }],
  )
  return [...withTemplate, ...(pathway === null ? [] : plainOf(house, pathway))]
}
