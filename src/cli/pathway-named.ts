import { nearest } from '../domain/nearest.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import type { Library } from '../library.ts'
import { Refusal } from './verb.ts'

/** The pathway with an id; refused where there is none, with the nearest one. */
export function pathwayNamed({ pathways }: Pick<Library, 'pathways'>, id: string): Pathway {
  const found = pathways.get(id)
  if (found !== undefined) return found
  const near = nearest(id, [...pathways.keys()])
  throw new Refusal(`There is no pathway ${id}.${near === undefined ? '' : ` Did you mean ${near}?`}`)
}
