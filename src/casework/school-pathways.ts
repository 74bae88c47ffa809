import type { School } from '../../db/queries/schools.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { notOpened } from '../domain/pathway/standing.ts'
import { defaultPathway, schoolOverlays, schoolPathways } from '../domain/school-pathways.ts'
import type { House } from './house.ts'
import { dayIn } from './today.ts'

/** The pathways that a school uses, its default one first. */
export function pathwaysOf(house: House, school: School): Pathway[] {
  return schoolPathways(house.shelves, school, dayIn(house.now(), house.timeZone))
}

/** The pathways that are laid over every case that a school opens. */
export const overlaysOf = ({ shelves, now, timeZone }: House, school: School): Pathway[] =>
  schoolOverlays(shelves, school, dayIn(now(), timeZone))

/** The pathway that a school's cases open on unless another of those it uses is chosen. */
export function pathwayOf(house: House, school: School): Pathway {
  const { shelves } = house
  const id = defaultPathway(shelves, school, dayIn(house.now(), house.timeZone))
  const pathway = shelves.pathways.get(id)
  if (pathway === undefined) throw new Error(`${school.id} names a pathway that is not in templates/pathways`)
  return pathway
}

/** The pathways of a school on which cases open, its default one first; that one alone where cases open on none. */
export function pathwaysOffered(house: House, school: School): readonly [Pathway, ...Pathway[]] {
  const today = dayIn(house.now(), house.timeZone)
  const [first, ...others] = pathwaysOf(house, school).filter(
    (one) => notOpened(one, school.nation, today) === null,
  )
  return first === undefined ? [pathwayOf(house, school)] : [first, ...others]
}
