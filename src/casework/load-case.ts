import { readEvents, type StoredEvent } from '../../db/events.ts'
import type { Db } from '../../db/reader.ts'
import type { Recorded } from '../domain/case/event.ts'
import { fold } from '../domain/case/evolve.ts'
import type { CaseState } from '../domain/case/state.ts'
import type { Context } from '../domain/case/unmet.ts'
import { pathwayOn } from './case-pathways.ts'
import { calendarFor, type Family, factsOf, familyOf } from './facts.ts'
import type { House } from './house.ts'
import { dayIn } from './today.ts'

/** A case as it stands, the rules' view of it, and the family it is about. */
export type LoadedCase = { state: CaseState; context: Context; family: Family; events: Recorded[] }

/** An event of a case's chain, as the domain reads it. A sealed payload leaves only its head. */
export function recordedOf(stored: StoredEvent): Recorded | null {
  if (stored.body === null) return null
  const { seq, doneBy, doneOn, manner, recordedBy, recordedAt, late, type } = stored
  const body = stored.body as object
  return { ...body, type, seq, by: doneBy, on: doneOn, manner, recordedBy, recordedAt, late } as Recorded
}

/** The events of a case as the domain reads them, up to one of them where that is given. */
export async function eventsOf(db: Db, id: string, upTo?: number): Promise<Recorded[]> {
  const stored = await readEvents(db, id, upTo === undefined ? {} : { upTo })
  return stored.flatMap((event) => recordedOf(event) ?? [])
}

/** A case as its events alone tell it, on the pathway that it follows; null when there is none of that number. */
export async function caseOfEvents(house: House, db: Db, id: string) {
  const events = await eventsOf(db, id)
  // The store keeps chains of its own beside those of cases, such as that of its people.
  if (events[0]?.type !== 'case-opened') return null
  const state = fold(id, events)
  if (state === null) return null
  const { pathway: on, version, overlays } = state
  const pathway = await pathwayOn(house, db, { id: on, version, overlays })
  if (pathway === undefined) throw new Error(`Version ${version} of the pathway ${on} of ${id} was not kept`)
  return { state, pathway, events }
}

type CaseOfEvents = NonNullable<Awaited<ReturnType<typeof caseOfEvents>>>

/** Adds to a case of events the family that it is about, and all else that its rules look at. */
export async function withFacts(
  house: House,
  db: Db,
  { state, pathway, events }: CaseOfEvents,
): Promise<LoadedCase> {
  const today = dayIn(house.now(), house.timeZone)
  const [family, calendar] = await Promise.all([
    familyOf(db, state.pupil, state.openedOn, today),
    calendarFor(db, house.shelves, state.school),
  ])
  if (family === null) throw new Error(`The pupil or school of ${state.id} is missing from the store`)
  const facts = factsOf(house, family, calendar, today)
  return { state, context: { pathway, state, facts }, family, events }
}

/** Loads a case from its events with all that its rules look at; null when there is none of that number. */
export async function loadCase(house: House, db: Db, id: string): Promise<LoadedCase | null> {
  const told = await caseOfEvents(house, db, id)
  return told === null ? null : withFacts(house, db, told)
}
