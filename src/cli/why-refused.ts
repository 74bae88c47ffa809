import { refusalSentence } from '../../views/refusal.ts'
import type { Family } from '../casework/facts.ts'
import type { House } from '../casework/house.ts'
import { loadCase } from '../casework/load-case.ts'
import { namesOf } from '../casework/look-at-case.ts'
import type { Refusal } from '../domain/case/refusal.ts'
import type { FamilyNames } from '../domain/family.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { Refusal as Refused } from './verb.ts'

/** A family by its references and ids: no name stands on a terminal. */
function byIds(family: Family): FamilyNames {
  const names = namesOf(family, () => false, false)
  const { pupilRef: name } = family.pupil
  return {
    ...names,
    pupil: { ...names.pupil, name, forename: name },
    parents: names.parents.map((parent) => ({ ...parent, name: parent.id })),
  }
}

/** Sentences of one verb in place of those that screens use. */
export type OwnSentences = { [K in Refusal['code']]?: (refusal: Extract<Refusal, { code: K }>) => string }

/** Why a case refuses, as a sentence that names nobody. */
export function whyRefused(
  refusal: Refusal,
  { pathway, family }: { pathway: Pathway; family: Family },
  own: OwnSentences = {},
): string {
  const words = own[refusal.code] as ((refusal: Refusal) => string) | undefined
  return words?.(refusal) ?? refusalSentence(refusal, { pathway, family: byIds(family) })
}

/** The same for a case that is named by its number, as what the verb ends with. */
export async function refusedOn(
  house: House,
  id: string,
  refusal: Refusal,
  own: OwnSentences,
): Promise<Refused> {
  const loaded = await loadCase(house, house.store.read, id)
  if (loaded === null) return new Refused(`The record of ${id} cannot be read.`)
  const { context, family } = loaded
  return new Refused(whyRefused(refusal, { pathway: context.pathway, family }, own))
}
