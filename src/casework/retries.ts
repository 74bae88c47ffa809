import { type Retry, retriesUntil } from '../../db/queries/contacts.ts'
import { personWithRoles } from '../../db/queries/people.ts'
import { school as schoolById } from '../../db/queries/schools.ts'
import { type Asker, mayWorkAt, schoolsOf } from '../domain/access.ts'
import type { RetryLine } from '../domain/contact-shown.ts'
import type { Day } from '../domain/day.ts'
import { initialsOf } from '../domain/family.ts'
import type { House } from './house.ts'
import { mayLogFor } from './may-log.ts'

/** Whose business a retry is: whoever made or recorded the attempt, and the owner of the pupil's case. */
const ownersOf = ({ doneBy, recordedBy, owner }: Retry): string[] =>
  [doneBy, recordedBy, owner].filter((one) => one !== null)

/** Somebody who has left can't try again, so that everybody at the school sees it. */
async function isNobodys(house: House, { recordedBy, owner, school }: Retry): Promise<boolean> {
  for (const person of [recordedBy, owner]) {
    const known = person === null ? null : await personWithRoles(house.store.read, person)
    if (known !== null && mayWorkAt(known, school)) return false
  }
  return true
}

async function isFor(house: House, asker: Asker, retry: Retry): Promise<boolean> {
  const school = await schoolById(house.store.read, retry.school)
  if (school === null || !(await mayLogFor(house, house.store.read, asker, retry.pupil, school))) return false
  return ownersOf(retry).includes(asker.id) || isNobodys(house, retry)
}

/** The pupils whom somebody wanted to try again by a day, as that person sees them; siblings of one entry share a line. */
export async function retriesFor(house: House, asker: Asker, on: Day): Promise<RetryLine[]> {
  const lines = new Map<string, RetryLine>()
  for (const retry of await retriesUntil(house.store.read, schoolsOf(asker), on)) {
    if (!(await isFor(house, asker, retry))) continue
    const { contact, school, forename, surname, retryOn: due } = retry
    const initials = initialsOf(forename, surname)
    const before = lines.get(contact)
    if (before === undefined) lines.set(contact, { contact, school, initials, case: retry.case, due })
    else lines.set(contact, { ...before, initials: `${before.initials}, ${initials}` })
  }
  return [...lines.values()]
}

/** Who has somebody to try again by a day, at any school. */
export async function peopleWithRetries(house: House, on: Day): Promise<Set<string>> {
  return new Set((await retriesUntil(house.store.read, 'all', on)).flatMap(ownersOf))
}
