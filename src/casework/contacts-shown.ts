import { contactsOf, type FoundContact } from '../../db/queries/contacts.ts'
import type { Db } from '../../db/reader.ts'
import type { Contact } from '../domain/contact.ts'
import type { ContactShown } from '../domain/contact-shown.ts'

/** What Slack writes for somebody who was mentioned. */
const mention = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/

function whomOf({ parent, who }: FoundContact, people: Readonly<Record<string, string>>): string {
  if (parent !== null) {
    const name = [parent.title, parent.forename, parent.surname].filter(Boolean).join(' ')
    return parent.relationship === null ? name : `${name} (${parent.relationship})`
  }
  const [, colleague = ''] = mention.exec(who) ?? []
  return people[colleague] ?? who
}

/** Was a contact since, of the same day or a later one, the answer to an attempt that was to be tried again? */
const answered = (all: readonly Contact[], { school, seq, on }: Contact): boolean =>
  all.some((one) => one.school === school && one.seq > seq && one.on >= on && one.withdrawn === null)

/** Everything that was logged about a pupil, the latest first, with words for who was to be reached; `people` are names by Slack id. */
export async function contactsShown(
  db: Db,
  pupil: string,
  people: Readonly<Record<string, string>>,
): Promise<ContactShown[]> {
  const found = await contactsOf(db, pupil)
  return found.map(({ parent, ...contact }) => ({
    ...contact,
    // Nobody is to try again what somebody has tried since.
    retryOn: answered(found, contact) ? null : contact.retryOn,
    whom: whomOf({ parent, ...contact }, people),
  }))
}
