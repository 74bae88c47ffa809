import { personWithRoles } from '../../db/queries/people.ts'
import type { Db } from '../../db/reader.ts'
import { mayWorkAt } from '../domain/access.ts'
import type { Refusal } from '../domain/case/refusal.ts'

/** Why somebody may not own a case at a school: they have no role there on the list of people. Null when they may. */
export async function notOnStaff(db: Db, person: string, school: string): Promise<Refusal | null> {
  const known = await personWithRoles(db, person)
  if (known !== null && mayWorkAt(known, school)) return null
  return { code: 'not-staff', name: known?.name ?? null }
}
