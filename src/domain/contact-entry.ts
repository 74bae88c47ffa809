import type { Manner } from './case/happened.ts'
import type { ContactEvent, ContactKind } from './contact.ts'
import type { Day } from './day.ts'
import { typedPerson } from './typed-person.ts'

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
  /** The same by name, where they are not in Slack. */
  doneByName: string | null
  /** Has it gone already? What was written to a parent who may not be written to is a fact all the same. */
  gone: boolean
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
  | { code: 'doer-twice' }

const writes: readonly ContactKind[] = ['text', 'email']

/** Would this be written to a parent who may not be written to? The form asks whether it has gone already. */
export function writesUnwanted(
  { kind, who, incoming }: Pick<ContactEntry, 'kind' | 'who' | 'incoming'>,
  parents: ContactFacts['parents'],
): boolean {
  if (kind === null || !writes.includes(kind) || incoming) return false
  return parents.some((parent) => parent.id === who && parent.doNotWrite)
}

function aboutWhom(entry: ContactEntry, facts: ContactFacts): ContactRefusal | null {
  const { pupils, kind, who, gone } = entry
  if (pupils.some((pupil) => !facts.family.includes(pupil))) return { code: 'not-a-sibling' }
  if (kind === null) return { code: 'kind-needed' }
  if (!who?.trim()) return { code: 'who-needed' }
  return writesUnwanted(entry, facts.parents) && !gone ? { code: 'do-not-write' } : null
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

function aboutHow(entry: ContactEntry, { recordedBy }: ContactFacts): ContactRefusal | null {
  const { manner, doneBy, doneByName } = entry
  if (manner === 'did') return null
  if (doneBy !== null && doneByName?.trim()) return { code: 'doer-twice' }
  if (doneBy === null) return doneByName?.trim() ? null : { code: 'doer-needed' }
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

/** Who made the contact: the person who records it, a colleague's id, or a name that was typed. */
export function doerOf({ manner, doneBy, doneByName }: ContactEntry): string | undefined {
  if (manner === 'did') return undefined
  return doneBy ?? typedPerson(doneByName ?? '')
}
