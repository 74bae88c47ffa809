import { contactsAt } from '../../db/contact-rows.ts'
import { pupil as pupilById } from '../../db/queries/pupils.ts'
import { allSchools } from '../../db/queries/schools.ts'
import type { Store } from '../../db/store.ts'
import type { Contact } from '../domain/contact.ts'
import { columns } from './columns.ts'
import { schoolNamed } from './desk.ts'
import { pupilNamed } from './pupil-named.ts'
import { exit, json, Misuse, type Verb } from './verb.ts'

/** A contact as it is printed: its pupils by reference, never by name. */
type Printed = Omit<Contact, 'seq'>

async function schoolsWanted(store: Store, school: string | undefined): Promise<string[]> {
  if (school !== undefined) return [(await schoolNamed(store, school)).id]
  return (await allSchools(store.read)).map(({ id }) => id)
}

async function printed(store: Store, { seq: _seq, ...contact }: Contact): Promise<Printed> {
  const refs = contact.pupils.map(async (id) => (await pupilById(store.read, id))?.pupilRef ?? id)
  return { ...contact, pupils: await Promise.all(refs) }
}

async function found(store: Store, school: string | undefined, ref: string | undefined): Promise<Printed[]> {
  const schools = await schoolsWanted(store, school)
  const pupil = ref === undefined ? null : (await pupilNamed(store, schools, ref)).id
  const all: Contact[] = []
  for (const id of schools) all.push(...(await contactsAt(store.read, id)))
  const wanted = all.filter(({ pupils }) => pupil === null || pupils.includes(pupil))
  return Promise.all(wanted.map((one) => printed(store, one)))
}

const row = ({ on, at, pupils, kind, reached, by }: Printed): string[] => [
  on,
  at ?? '',
  pupils.join(' '),
  kind,
  reached ? 'reached' : 'not reached',
  by,
]

/**
 * Lists the contacts with families in the order they were recorded, of one pupil or of one school.
 *
 * `--json`: `{contacts: [{id, school, pupils, kind, on, at, who, incoming, reached, said, next, retryOn, withdrawn, by, manner, recordedBy, recordedAt}]}`;
 * `who` is a parent's id or what was typed, `by` a Slack id or `name:` and what was typed, `kind` `call`, `text`, `email`, `visit` or `first-day`.
 */
export const contactList: Verb = {
  words: 'contact list',
  help: 'List the contacts with families, of one pupil or one school',
  args: [],
  options: {
    pupil: { form: 'REF', help: 'Only those about one pupil' },
    school: { form: 'ID', help: 'Only those of one school' },
    json,
  },
  async run(call) {
    const [pupil, school] = [call.text('pupil'), call.text('school')]
    if (pupil === undefined && school === undefined) throw new Misuse('Give --pupil, --school or both.')
    const contacts = await call.withStore((store) => found(store, school, pupil))
    if (call.has('json')) call.print({ contacts })
    else columns(contacts.map(row)).forEach(call.say)
    return exit.done
  },
}
