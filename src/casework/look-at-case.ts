import { allPeople } from '../../db/queries/people.ts'
import { type Asker, mayRead, mayWorkAt } from '../domain/access.ts'
import { type FamilyNames, initialsOf } from '../domain/family.ts'
import type { Family } from './facts.ts'
import type { House } from './house.ts'
import { type LoadedCase, loadCase, referred } from './load-case.ts'

/** A case as somebody entitled sees it: with names, and whether they may act on it or only read. */
export type LookedAt = LoadedCase & {
  names: FamilyNames
  people: Readonly<Record<string, string>>
  acts: boolean
}

const joined = (...parts: (string | null)[]) => parts.filter((part) => part !== null && part !== '').join(' ')

/** The names of a pupil and their parents, as screens show them. */
export function namesOf({ pupil, parents, school }: Family, apart: (id: string) => boolean): FamilyNames {
  const { id, forename, surname, yearGroup, regGroup } = pupil
  const lookedAfter = pupil.lookedAfter ?? false
  const name = joined(forename, surname)
  return {
    pupil: { id, name, forename, initials: initialsOf(forename, surname), yearGroup, regGroup, lookedAfter },
    parents: parents.map((parent) => ({
      id: parent.id,
      name: joined(parent.title, parent.forename, parent.surname),
      relationship: parent.relationship,
      resident: parent.resident,
      language: parent.language,
      interpreter: parent.interpreter ?? false,
      doNotWrite: parent.doNotWrite ?? false,
      apart: apart(parent.id),
    })),
    school: { id: school.id, name: school.name },
  }
}

/** Looks at a case for somebody; null both when there is none and when it is not theirs to see. */
export async function lookAtCase(house: House, asker: Asker, id: string): Promise<LookedAt | null> {
  const loaded = await loadCase(house, house.store.read, id)
  if (loaded === null) return null
  const { state, context, family } = loaded
  if (!mayRead(asker, { school: state.school, referred: referred(house, state) })) return null
  const names = namesOf(family, (parent) =>
    context.facts.parents.some((one) => one.id === parent && one.apart),
  )
  const people = await allPeople(house.store.read)
  const byId = Object.fromEntries(people.map((person) => [person.id, person.name]))
  return { ...loaded, names, people: byId, acts: mayWorkAt(asker, state.school) }
}
