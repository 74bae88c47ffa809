import { appendEvents, lastSeq } from '../../db/events.ts'
import { keepDeputy } from '../../db/keep-deputy.ts'
import { personWithRoles } from '../../db/queries/people.ts'
import type { Tx } from '../../db/writer.ts'
import { mayWorkAt, schoolsOf } from '../domain/access.ts'
import type { Refusal } from '../domain/case/refusal.ts'
import { importChain } from '../register/import-desk.ts'
import { type Asked, headOf, limitOf, refusalOf, refuseInside } from './act.ts'
import type { House } from './house.ts'

/** Was it kept, and if not, why. */
export type Named = { done: true } | { done: false; refusal: Refusal }

type Person = NonNullable<Awaited<ReturnType<typeof personWithRoles>>>

/** Why somebody cannot take over from a person: it is the same one, or they work at none of the same schools. */
function against(person: Person, deputy: Person | null): Refusal | null {
  if (deputy === null) return { code: 'not-staff', name: null }
  if (deputy.id === person.id) return { code: 'own-deputy' }
  const schools = schoolsOf(person)
  const mine = schools === 'all' ? schoolsOf(deputy) : schools.filter((school) => mayWorkAt(deputy, school))
  return mine === 'all' || mine.length > 0 ? null : { code: 'not-staff', name: deputy.name }
}

async function recorded(tx: Tx, house: House, asked: Asked, person: string, deputy: string | null) {
  const { by: doneBy, on: doneOn, manner, recordedBy, recordedAt } = headOf(house, asked)
  const chain = importChain(null)
  const head = { type: 'deputy-named', doneBy, doneOn, manner, recordedBy, recordedAt, late: false }
  await appendEvents(tx, chain, await lastSeq(tx, chain), [{ ...head, body: { person, deputy } }])
}

async function nameIn(house: House, tx: Tx, asked: Asked, id: string, deputy: string | null): Promise<void> {
  const person = await personWithRoles(tx, id)
  if (person === null) return refuseInside({ code: 'not-staff', name: null })
  const refusal = deputy === null ? null : against(person, await personWithRoles(tx, deputy))
  if (refusal !== null) return refuseInside(refusal)
  if (person.deputy === deputy) return
  await keepDeputy(tx, id, deputy)
  await recorded(tx, house, asked, id, deputy)
}

/** Names who takes over a person's cases when they leave, or nobody any more; kept on the store's own chain. */
export async function nameDeputy(
  house: House,
  asked: Asked,
  person: string,
  deputy: string | null,
): Promise<Named> {
  const refusal = await refusalOf(() =>
    house.store.write((tx) => nameIn(house, tx, asked, person, deputy), limitOf(asked)),
  )
  return refusal === null ? { done: true } : { done: false, refusal }
}
