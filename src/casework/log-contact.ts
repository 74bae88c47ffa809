import { putContact, takeBack } from '../../db/contact-rows.ts'
import { appendEvents, lastSeq } from '../../db/events.ts'
import { firstTime } from '../../db/inbox.ts'
import { contactById } from '../../db/queries/contacts.ts'
import { parentsOf, pupil as pupilById } from '../../db/queries/pupils.ts'
import { school as schoolById } from '../../db/queries/schools.ts'
import type { Tx } from '../../db/writer.ts'
import type { Asker } from '../domain/access.ts'
import type { Happened } from '../domain/case/happened.ts'
import { type ContactEvent, contactChain, contactOf } from '../domain/contact.ts'
import {
  type ContactEntry,
  type ContactRefusal,
  contactLogged,
  contactRefusal,
  doerOf,
} from '../domain/contact-entry.ts'
import { type Asked, headOf, limitOf } from './act.ts'
import type { House } from './house.ts'
import { mayLogFor, siblingsToLog } from './may-log.ts'
import { settleContacts } from './settle-case.ts'
import { timeIn } from './today.ts'

/** How keeping an entry ended; a repeat of Slack's request is kept once. */
export type LogOutcome = { done: true; school: string } | { done: false; refusal: ContactRefusal }

const refused = (refusal: ContactRefusal): LogOutcome => ({ done: false, refusal })

async function keep(
  house: House,
  tx: Tx,
  asked: Asked,
  school: string,
  event: ContactEvent,
): Promise<Happened<ContactEvent>> {
  const { today, ...head } = headOf(house, asked)
  const chain = contactChain(school)
  const seq = await lastSeq(tx, chain)
  const { type, ...body } = event
  const late = head.on < today
  const { by: doneBy, on: doneOn, manner, recordedBy, recordedAt } = head
  await appendEvents(tx, chain, seq, [{ type, doneBy, doneOn, manner, recordedBy, recordedAt, late, body }])
  return { ...event, ...head, late, seq: seq + 1 }
}

async function fresh(house: House, tx: Tx, { key }: Asked): Promise<boolean> {
  return key === null || (await firstTime(tx, key, house.now().toISOString()))
}

/** The pupil with their school, where this person may log a contact about them. */
async function pupilFor(house: House, tx: Tx, asker: Asker, id: string) {
  const pupil = await pupilById(tx, id)
  const school = pupil && (await schoolById(tx, pupil.school))
  if (pupil === null || school === null) return null
  return (await mayLogFor(house, tx, asker, id, school)) ? { pupil, school } : null
}

async function logIn(house: House, tx: Tx, asked: Asked, entry: ContactEntry): Promise<LogOutcome> {
  const about = await pupilFor(house, tx, asked.by, entry.pupils[0] ?? '')
  if (about === null) return refused({ code: 'no-such-pupil' })
  const { pupil } = about
  const siblings = await siblingsToLog(house, tx, asked.by, pupil, about.school)
  const parents = await parentsOf(tx, pupil.id)
  const wrong = contactRefusal(entry, {
    today: headOf(house, asked).today,
    now: timeIn(house.now(), house.timeZone),
    recordedBy: asked.by.id,
    family: [pupil.id, ...siblings.map(({ id }) => id)],
    parents: parents.map(({ id, doNotWrite }) => ({ id, doNotWrite: doNotWrite ?? false })),
  })
  if (wrong !== null) return refused(wrong)
  const { school } = pupil
  if (!(await fresh(house, tx, asked))) return { done: true, school }
  const head: Asked = { ...asked, on: entry.on ?? undefined, manner: entry.manner, doneBy: doerOf(entry) }
  const event = await keep(house, tx, head, school, contactLogged(entry))
  if (event.type === 'contact-logged') await putContact(tx, contactOf(school, event))
  await settleContacts(house, tx, asked, entry.pupils)
  return { done: true, school }
}

/** Keeps an entry of a school's log of contacts, with or without a case: the event and its rows in one transaction. */
export function logContact(house: House, asked: Asked, entry: ContactEntry): Promise<LogOutcome> {
  return house.store.write((tx) => logIn(house, tx, asked, entry), limitOf(asked))
}

async function changeIn(house: House, tx: Tx, asked: Asked, id: string, why?: string): Promise<boolean> {
  const found = await contactById(tx, id)
  if (found === null || (await pupilFor(house, tx, asked.by, found.pupils[0] ?? '')) === null) return false
  if (!(await fresh(house, tx, asked))) return true
  if (why === undefined ? found.retryOn === null : found.withdrawn !== null) return false
  const about = { contact: id }
  const event: ContactEvent =
    why === undefined ? { type: 'retry-dismissed', ...about } : { type: 'contact-withdrawn', ...about, why }
  await keep(house, tx, asked, found.school, event)
  await takeBack(tx, id, why)
  await settleContacts(house, tx, asked, found.pupils)
  return true
}

/** Takes back the day to try again of an entry; the entry itself stays. False where there is nothing to take back for this person. */
export function dismissRetry(house: House, asked: Asked, id: string): Promise<boolean> {
  return house.store.write((tx) => changeIn(house, tx, asked, id), limitOf(asked))
}

/** Takes back an entry that was made in error, with the reason; it is still told, as such. False where there is none that this person may take back. */
export function withdrawContact(house: House, asked: Asked, id: string, why: string): Promise<boolean> {
  return house.store.write((tx) => changeIn(house, tx, asked, id, why), limitOf(asked))
}
