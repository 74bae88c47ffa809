import { personWithRoles } from '../../db/queries/people.ts'
import { sealedIn } from '../../db/sealed-rows.ts'
import { type Asker, mayWorkOn } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { House } from './house.ts'
import { eventsOf } from './load-case.ts'

/** What is left of a case that was opened in error: when it was sealed, and by whom where the list of people still knows them. */
export type SealedTrace = { id: string; on: Day; by: string | null }

/** The trace of a sealed case for somebody who works at its school; null for anybody else, and where no case was sealed. */
export async function sealedTrace(house: House, asker: Asker, id: string): Promise<SealedTrace | null> {
  const sealed = sealedIn(await eventsOf(house.store.read, id))
  // Of which pupil it was is gone, so that nobody can be kept out of the trace; what the council saw of it is gone too.
  const seen = sealed && { school: sealed.school, pupil: '', referred: false, shared: false }
  if (sealed === null || seen === null || !mayWorkOn(asker, seen)) return null
  const person = await personWithRoles(house.store.read, sealed.by)
  return { id, on: sealed.on, by: person?.name ?? null }
}
