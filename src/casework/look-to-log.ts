import { openCaseOf } from '../../db/queries/cases.ts'
import { parentsOf } from '../../db/queries/pupils.ts'
import { type Asker, seesSafeguarding } from '../domain/access.ts'
import { nextSchoolDay } from '../domain/contact.ts'
import type { LogProspect } from '../domain/contact-shown.ts'
import { formOf } from '../domain/family.ts'
import { calendarFor, factsOf, familyOf } from './facts.ts'
import type { House } from './house.ts'
import { namesOf } from './look-at-case.ts'
import { mayLogFor, siblingsToLog } from './may-log.ts'
import { dayIn, timeIn } from './today.ts'

/** Looks at a pupil before a contact is logged: parents by name, siblings at this school, today, and the next school day. */
export async function lookToLog(house: House, asker: Asker, id: string): Promise<LogProspect | null> {
  const { read } = house.store
  const today = dayIn(house.now(), house.timeZone)
  const family = await familyOf(read, id, today, today)
  if (family === null || !(await mayLogFor(house, read, asker, id, family.school))) return null
  const [calendar, siblings, parents, open] = await Promise.all([
    calendarFor(read, house.shelves, family.school.id),
    siblingsToLog(house, read, asker, family.pupil, family.school),
    parentsOf(read, id),
    openCaseOf(read, id),
  ])
  const facts = factsOf(house, family, calendar, today)
  const apart = (parent: string) => facts.parents.some((one) => one.id === parent && one.apart)
  return {
    names: namesOf(family, apart, seesSafeguarding(asker, family.school.id)),
    siblings: siblings.map((one) => ({
      id: one.id,
      name: `${one.forename} ${one.surname}`,
      form: formOf(one),
      left: one.left,
    })),
    indirect: parents.filter(({ contactVia }) => contactVia !== null).map((parent) => parent.id),
    today,
    now: timeIn(house.now(), house.timeZone),
    retryOn: nextSchoolDay(calendar, today),
    held: open?.held ?? false,
  }
}
