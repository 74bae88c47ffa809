import type { Calendar } from './calendar.ts'
import type { Happened, Manner } from './case/happened.ts'
import type { Day } from './day.ts'
import { count } from './duration.ts'

/** How somebody was reached, or not; `first-day` is the response on the first day of an absence. */
export const contactKinds = ['call', 'text', 'email', 'visit', 'first-day'] as const
export type ContactKind = (typeof contactKinds)[number]

/** What happened in a school's log of contacts, in the order it was recorded. */
export type ContactEvent =
  | {
      type: 'contact-logged'
      /** The pupils it was about: siblings share one entry. */
      pupils: string[]
      kind: ContactKind
      at?: string | undefined
      /** A parent's id, or what was typed. */
      who: string
      /** Did the other side begin it? */
      incoming: boolean
      reached: boolean
      said: string
      next: string
      retryOn?: Day | undefined
    }
  | { type: 'retry-dismissed'; contact: string }
  | { type: 'contact-withdrawn'; contact: string; why: string }

/** One entry of the log as it stands. */
export type Contact = {
  id: string
  school: string
  seq: number
  pupils: string[]
  kind: ContactKind
  on: Day
  at: string | null
  who: string
  incoming: boolean
  reached: boolean
  said: string
  next: string
  retryOn: Day | null
  /** Why it was taken back as entered in error; null while it stands. */
  withdrawn: string | null
  by: string
  manner: Manner
  recordedBy: string
  recordedAt: string
}

/** The chain that a school's contacts stand in. */
export const contactChain = (school: string): string => `contacts:${school}`

/** The number of an entry: its school and its place in that school's log. */
export const contactId = (school: string, seq: number): string => `${school}:${seq}`

type Logged = Happened<Extract<ContactEvent, { type: 'contact-logged' }>>

/** An entry as its event leaves it. */
export function contactOf(school: string, event: Logged): Contact {
  const { seq, pupils, kind, on, who, incoming, reached, said, next, by, manner } = event
  const { recordedBy, recordedAt } = event
  const what = {
    pupils: [...pupils].sort(),
    kind,
    on,
    at: event.at ?? null,
    who,
    incoming,
    reached,
    said,
    next,
  }
  const head = { retryOn: event.retryOn ?? null, withdrawn: null, by, manner, recordedBy, recordedAt }
  return { id: contactId(school, seq), school, seq, ...what, ...head }
}

/** An entry after an event about it: nobody is to be tried again, and one entered in error says so. */
function changed(contact: Contact, event: ContactEvent): Contact {
  const withdrawn = event.type === 'contact-withdrawn' ? event.why : contact.withdrawn
  return { ...contact, retryOn: null, withdrawn }
}

/** A school's log as its events leave it, the earliest recorded first. */
export function foldContacts(school: string, events: Iterable<Happened<ContactEvent>>): Contact[] {
  const found = new Map<string, Contact>()
  for (const event of events) {
    if (event.type === 'contact-logged') found.set(contactId(school, event.seq), contactOf(school, event))
    const about = 'contact' in event ? found.get(event.contact) : undefined
    if (about !== undefined) found.set(about.id, changed(about, event))
  }
  return [...found.values()]
}

/** The school day after a day, for trying again; null where the calendar does not reach that far. */
export function nextSchoolDay(calendar: Calendar, today: Day): Day | null {
  const next = count(calendar, today, 'after', { n: 1, unit: 'school-day' })
  return next.known ? next.day : null
}
