import type { Contact } from './contact.ts'
import type { Day } from './day.ts'
import type { FamilyNames, PupilFound } from './family.ts'

/** What the form for a contact is drawn from once a pupil is chosen. */
export type LogProspect = {
  names: FamilyNames
  siblings: readonly PupilFound[]
  /** The parents who are reached only through somebody else, by id. */
  indirect: readonly string[]
  today: Day
  now: string
  /** The next school day, for trying again; null where the calendar does not reach that far. */
  retryOn: Day | null
  /** Does a hold stand in the pupil's open case? */
  held: boolean
}

/** An entry of the log as screens show it, with the words for who was to be reached. */
export type ContactShown = Contact & { whom: string }

/** A pupil who is to be tried again: by number or initials only, as it stands in messages too. */
export type RetryLine = {
  contact: string
  school: string
  initials: string
  /** The number of the pupil's open case, if there is one. */
  case: string | null
  due: Day
}
