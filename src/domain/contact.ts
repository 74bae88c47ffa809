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

/** An entry as a person gives it; what they have not chosen is null. */
export type ContactEntry = {
  pupils: readonly string[]
  kind: ContactKind | null
  who: string | null
  on: Day | null
  at: string | null
  incoming: boolean
  reached: boolean | null
  said: string | null
  next: string | null
  retryOn: Day | null
  manner: Manner
  /** Who really made it, where somebody else records it. */
  doneBy: string | null
}

/** What an entry is held against: the clock at the school, the person who records it, and the family. */
export type ContactFacts = {
  today: Day
  now: string
  recordedBy: string
  /** The pupil and the siblings at the same school. */
  family: readonly string[]
  parents: readonly { id: string; doNotWrite: boolean }[]
}

/** Why an entry was not kept, by the field that it is about. */
export type ContactRefusal =
  | { code: 'no-such-pupil' }
  | { code: 'not-a-sibling' }
  | { code: 'kind-needed' }
  | { code: 'who-needed' }
  | { code: 'do-not-write' }
  | { code: 'day-needed' }
  | { code: 'day-in-future'; on: Day }
  | { code: 'time-in-future'; at: string }
  | { code: 'reached-needed' }
  | { code: 'said-needed' }
  | { code: 'retry-past'; on: Day }
  | { code: 'doer-needed' }
  | { code: 'doer-is-you' }

/** The chain that a school's contacts stand in. */
export const contactChain = (school: string): string => `contacts:${school}`

/** The number of an entry: its school and its place in that school's log. */
export const contactId = (school: string, seq: number): string => `${school}:${seq}`

const writes: readonly ContactKind[] = ['text', 'email']

function aboutWhom(
  { pupils, kind, who, incoming }: ContactEntry,
  facts: ContactFacts,
): ContactRefusal | null {
  if (pupils.some((pupil) => !facts.family.includes(pupil))) return { code: 'not-a-sibling' }
  if (kind === null) return { code: 'kind-needed' }
  if (!who?.trim()) return { code: 'who-needed' }
  const unwritten = facts.parents.some((parent) => parent.id === who && parent.doNotWrite)
  return unwritten && writes.includes(kind) && !incoming ? { code: 'do-not-write' } : null
}

function aboutWhen({ on, at }: ContactEntry, { today, now }: ContactFacts): ContactRefusal | null {
  if (on === null) return { code: 'day-needed' }
  if (on > today) return { code: 'day-in-future', on }
  return on === today && at !== null && at > now ? { code: 'time-in-future', at } : null
}

function aboutWhat({ reached, said, retryOn }: ContactEntry, { today }: ContactFacts): ContactRefusal | null {
  if (reached === null) return { code: 'reached-needed' }
  if (reached) return said?.trim() ? null : { code: 'said-needed' }
  return retryOn !== null && retryOn < today ? { code: 'retry-past', on: retryOn } : null
}

function aboutHow({ manner, doneBy }: ContactEntry, { recordedBy }: ContactFacts): ContactRefusal | null {
  if (manner === 'did') return null
  if (doneBy === null) return { code: 'doer-needed' }
  return doneBy === recordedBy ? { code: 'doer-is-you' } : null
}

/** What stands against keeping an entry, the first thing on the form first; null when nothing does. */
export function contactRefusal(entry: ContactEntry, facts: ContactFacts): ContactRefusal | null {
  if (entry.pupils.length === 0) return { code: 'no-such-pupil' }
  const checks = [aboutWhom, aboutWhat, aboutWhen, aboutHow]
  return checks.reduce<ContactRefusal | null>((found, check) => found ?? check(entry, facts), null)
}

/** The event of an entry that nothing stands against. A day to try again is kept only where nobody was reached. */
export function contactLogged(entry: ContactEntry): ContactEvent {
  const { pupils, kind, who, at, incoming, reached, said, next, retryOn } = entry
  if (kind === null || who === null || reached === null) throw new Error('The entry was not checked')
  return {
    type: 'contact-logged',
    pupils: [...new Set(pupils)],
    kind,
    ...(at === null ? {} : { at }),
    who: who.trim(),
    incoming,
    reached,
    said: said?.trim() ?? '',
    next: next?.trim() ?? '',
    ...(retryOn === null || reached ? {} : { retryOn }),
  }
}

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
