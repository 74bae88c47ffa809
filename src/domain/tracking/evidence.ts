import type { Recorded } from '../case/event.ts'
import type { Facts } from '../case/facts.ts'
import type { CaseState } from '../case/state.ts'
import type { Contact } from '../contact.ts'
import type { Pathway } from '../pathway/pathway.ts'

/** Where the answers of one case lie already: its events, the files of pupils and parents, the log of contacts, and the register. */
export type Evidence = {
  pathway: Pathway
  state: CaseState
  events: readonly Recorded[]
  facts: Facts
  /** What the pupils file says of special educational needs, in the school's own words; null where it says nothing. */
  send: string | null
  /** Brothers and sisters at the same school; null where no family is on file. */
  siblings: number | null
  /** Whether each parent lives with the pupil; null where that is not on file. */
  resident: readonly (boolean | null)[]
  contacts: readonly Pick<Contact, 'kind' | 'on' | 'incoming' | 'withdrawn'>[]
}

type Of<T extends Recorded['type']> = Extract<Recorded, { type: T }>

/** The events of one type, in the order they were recorded. */
export const eventsOfType = <T extends Recorded['type']>(
  { events }: Pick<Evidence, 'events'>,
  type: T,
): Of<T>[] => events.filter((event): event is Of<T> => event.type === type)
