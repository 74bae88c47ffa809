import { contactDifference, contactsAt } from '../../db/contact-rows.ts'
import { schoolsWithContacts } from '../../db/queries/contacts.ts'
import type { Happened } from '../domain/case/happened.ts'
import { type ContactEvent, contactChain, foldContacts } from '../domain/contact.ts'
import type { House } from './house.ts'
import { eventsOf } from './load-case.ts'

/** A contact may be logged between the reading of the rows and of the events: then they are read again. */
const readings = 3

async function faultAt({ store }: House, school: string): Promise<string | null> {
  const stored = await contactsAt(store.read, school)
  const events = (await eventsOf(store.read, contactChain(school))) as unknown as Happened<ContactEvent>[]
  return contactDifference(foldContacts(school, events), stored)
}

/** Names, school by school, the first contact whose rows are not what the log's events say. */
export async function* contactFaults(house: House): AsyncGenerator<string> {
  for (const school of await schoolsWithContacts(house.store.read)) {
    let fault = await faultAt(house, school)
    for (let again = 1; fault !== null && again < readings; again += 1) fault = await faultAt(house, school)
    if (fault !== null) yield fault
  }
}
