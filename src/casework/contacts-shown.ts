import { contactsOf, type FoundContact } from '../../db/queries/contacts.ts'
import type { Db } from '../../db/reader.ts'
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

/** Everything that was logged about a pupil, the latest first, with words for who was to be reached; `people` are names by Slack id. */
export async function contactsShown(
  db: Db,
  pupil: string,
  people: Readonly<Record<string, string>>,
): Promise<ContactShown[]> {
  const found = await contactsOf(db, pupil)
  return found.map(({ parent, ...contact }) => ({
    ...contact,
    whom: whomOf({ parent, ...contact }, people),
  }))
}
