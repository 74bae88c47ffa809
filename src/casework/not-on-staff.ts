import { personWithRoles } from '../../db/queries/people.ts'
import type { Db } from '../../db/reader.ts'
import { type CaseInSight, mayWorkOn } from '../domain/access.ts'
import type { Refusal } from '../domain/case/refusal.ts'

/** Why somebody may not own a case: the list of people gives them no role in which they may work on it. Null when they may. */
export async function notOnStaff(db: Db, person: string, seen: CaseInSight): Promise<Refusal | null> {
  const known = await personWithRoles(db, person)
  if (known !== null && mayWorkOn(known, seen)) return null
  return { code: 'not-staff', name: known?.name ?? null }
}
