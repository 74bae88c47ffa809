import { pathwayOn } from '../casework/case-pathways.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { houseAt } from './desk.ts'
import { pathwayNamed } from './pathway-named.ts'
import { type Call, Refusal } from './verb.ts'

/** A pathway by its id, or in a version that the store keeps by `ID@1`; refused where there is none. */
export async function pathwayVersion(call: Call, named: string): Promise<Pathway> {
  const [id = '', version] = named.split('@')
  if (version === undefined) return pathwayNamed(call.library(), id)
  const found = await call.withStore((store) =>
    pathwayOn(houseAt(call, store), store.read, { id, version: Number(version) }),
  )
  if (found !== undefined) return found
  throw new Refusal(
    `There is no version ${version} of ${id}: the store keeps the versions that cases went on, and the templates have the latest.`,
  )
}
