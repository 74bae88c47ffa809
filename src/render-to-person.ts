import { personWithRoles } from '../db/queries/people.ts'
import type { House } from './casework/house.ts'
import { inSight } from './casework/in-sight.ts'
import { caseForMessages, type LookedAt } from './casework/look-at-case.ts'
import { mayRead } from './domain/access.ts'
import type { Rendered } from './slack/delivery/rendered.ts'

/** For one person about one case: nothing is sent to somebody who may not see it any more. */
export async function toPerson(
  house: House,
  { case: id, person }: { case: string; person: string },
  draw: (looked: LookedAt) => Rendered,
): Promise<Rendered> {
  const asker = await personWithRoles(house.store.read, person)
  const looked = await caseForMessages(house, id)
  if (asker === null || looked === null) return null
  return mayRead(asker, inSight(looked)) ? draw(looked) : null
}
