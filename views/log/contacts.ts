import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { ContactShown } from '../../src/domain/contact-shown.ts'
import { formatDayShort } from '../../src/domain/day.ts'
import { actions, context, section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { defineSelect } from '../../src/kit/select.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { knownBy } from '../known-by.ts'
import { longText } from '../long-text.ts'
import { type Group, pageButtons, pageOf } from '../pages.ts'
import { whoDid } from '../who-did.ts'
import { clock, some } from '../words.ts'
import { openLog } from './form.ts'
import { contactWords } from './words.ts'

/** Opens everything that was logged about a case's pupil. */
export const openContacts = defineButton({ id: 'contacts.open', payload: z.object({ case: z.string() }) })

/** Turns to another page of the contacts. */
export const contactsPage = defineButton({
  id: 'contacts.page',
  payload: z.object({ case: z.string(), page: z.int() }),
})

/** The menu beside a contact. */
export const contactMenu = defineSelect({
  id: 'contacts.change',
  payload: z.object({ case: z.string(), seq: z.int() }),
})

/** Everything that was logged about a pupil; it has nothing to submit. */
export const contactsModal = defineModal({
  id: 'contacts',
  context: z.object({ case: z.string() }),
  fields: {},
})

const latest = 3
/** A page is kept short enough to be read. */
const screenRoom = 40

const wayOf = ({ kind, incoming }: ContactShown) =>
  incoming ? `${contactWords[kind]} from them` : contactWords[kind]

const ended = ({ reached, incoming }: ContactShown) => (reached || incoming ? 'reached' : 'not reached')

const when = ({ on, at }: ContactShown) => `${formatDayShort(on)}${at === null ? '' : ` at ${clock(at)}`}`

const siblingsOf = ({ pupils }: ContactShown) =>
  pupils.length > 1 ? ` · also about ${some(pupils.length - 1, 'sibling')}` : ''

/** One contact in plain words: how, with whom, and whether they were reached. */
export function contactLine(contact: ContactShown): string {
  return `${wayOf(contact)}, ${name(contact.whom)}: ${ended(contact)}${siblingsOf(contact)}`
}

/** One contact with everything that was written about it; `id` is the case on whose screen it can be taken back. */
export function contactGroup(contact: ContactShown, id: string | null = null): Group {
  const { by, said, next, retryOn, recordedAt, on, withdrawn } = contact
  const recorded = recordedAt.slice(0, 10)
  const late = recorded > on ? ` (entered on ${formatDayShort(recorded as typeof on)})` : ''
  const retry = retryOn === null ? [] : [context(`Set to try again on ${formatDayShort(retryOn)}`)]
  const accessory =
    id === null || withdrawn !== null
      ? {}
      : {
          accessory: contactMenu.overflow({
            items: [{ text: 'Entered in error', payload: { case: id, seq: contact.seq } }],
          }),
        }
  return [
    ...(withdrawn === null ? [] : longText(':no_entry_sign: *Entered in error:* ', withdrawn)),
    section(`*${when(contact)}* ${whoDid(by)}${knownBy(contact)}${late}\n${contactLine(contact)}`, accessory),
    ...(said === '' ? [] : longText('> ', said)),
    ...(next === '' ? [] : longText('Next: ', next)),
    ...retry,
  ]
}

/** The latest contacts on a case's screen: neither what was said nor, as it may lie open before a parent, with whom. */
export function contactBlocks({ state, contacts }: CaseShown): KnownBlock[] {
  if (contacts.length === 0) return []
  const lines = contacts
    .filter(({ withdrawn }) => withdrawn === null)
    .slice(0, latest)
    .map((contact) => `• ${when(contact)} – ${wayOf(contact)}, ${ended(contact)}`)
  const all = openContacts.element({ text: 'All contacts', payload: { case: state.id } })
  return [section(['*Contacts*', ...lines].join('\n'), { accessory: all })]
}

/** Draws a page of everything that was logged about a case's pupil, the latest first. */
export function contactsView({ state, contacts, acts }: CaseShown, wanted = 0): ModalView {
  const page = pageOf(
    contacts.map((contact) => contactGroup(contact, acts ? state.id : null)),
    wanted,
    screenRoom,
  )
  const turn = (to: number, { text, nth }: { text: string; nth: number }) =>
    contactsPage.element({ text, nth, payload: { case: state.id, page: to } })
  const none = section('Nothing has been logged yet.')
  const log = openLog.element({ text: 'Log a contact', payload: { case: state.id } })
  return contactsModal.open({
    title: 'Contacts',
    context: { case: state.id },
    blocks: [
      ...(acts ? [actions([log])] : []),
      ...(contacts.length === 0 ? [none] : page.blocks),
      ...pageButtons(page, turn),
    ],
    close: 'Close',
  })
}
