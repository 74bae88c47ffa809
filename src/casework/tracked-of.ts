import { contactsOf } from '../../db/queries/contacts.ts'
import { siblingsAtSchool } from '../../db/queries/pupils.ts'
import type { Db } from '../../db/reader.ts'
import { valueOn } from '../domain/dated.ts'
import { addDays } from '../domain/day.ts'
import { type TrackedCase, trackedCase } from '../domain/tracking/tracked-case.ts'
import type { Tracking } from '../domain/tracking/tracking.ts'
import type { House } from './house.ts'
import type { LoadedCase } from './load-case.ts'
import { dayIn } from './today.ts'

/** How long before a case is opened its school is at work with the family: typically four weeks (RR567, 003 L587). */
const daysBefore = 28

/** What is recorded of each case for the evaluation, as laid down today. */
export const trackingToday = (house: House): Tracking =>
  valueOn(house.shelves.rules.tracking, dayIn(house.now(), house.timeZone))

/** Everything that is recorded of a loaded case for the evaluation, whoever may see it. */
export async function trackedOf(
  house: House,
  db: Db,
  { state, context, events, family }: LoadedCase,
): Promise<TrackedCase> {
  const { pupil, parents } = family
  const [contacts, siblings] = await Promise.all([contactsOf(db, pupil.id), siblingsAtSchool(db, pupil)])
  const since = addDays(state.openedOn, -daysBefore)
  const until = state.closedOn ?? context.facts.today
  return trackedCase(trackingToday(house), {
    ...context,
    events,
    send: pupil.send,
    siblings: pupil.familyRef === null ? null : siblings.length,
    resident: parents.map(({ resident }) => resident),
    contacts: contacts.filter(({ on }) => since <= on && on <= until),
  })
}
