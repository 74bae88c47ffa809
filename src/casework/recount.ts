import { keepStoreNote, storeNote } from '../../db/meta.ts'
import { putNotice } from '../../db/outbox.ts'
import { casesOf } from '../../db/queries/cases.ts'
import { allSchools } from '../../db/queries/schools.ts'
import type { Tx } from '../../db/writer.ts'
import { type Asker, mayWorkAt } from '../domain/access.ts'
import { decide } from '../domain/case/decide.ts'
import type { Recorded } from '../domain/case/event.ts'
import type { Refusal } from '../domain/case/refusal.ts'
import type { CaseState } from '../domain/case/state.ts'
import { fallsOnShutDay } from '../domain/case/verbs/recount.ts'
import type { Day } from '../domain/day.ts'
import { recountWeeks } from '../register/marks/recount-weeks.ts'
import { type Asked, headOf, keep } from './act.ts'
import type { House } from './house.ts'
import { type LoadedCase, loadCase } from './load-case.ts'
import { readPathways } from './read-pathways.ts'
import { tellDriftOfDates } from './tell-drift.ts'

/** A deadline that fell on another day once the calendar changed; null is a day that is not yet known. */
export type Moved = { case: string; deadline: string; was: Day | null; now: Day | null }

/** A meeting whose day turned out to be shut; null where nobody knows the next day on which it can be. */
export type MovedMeeting = { case: string; meeting: string; was: Day; now: Day | null }

/** How many open cases were looked at, and what moved in them. */
export type Recounted =
  | { done: true; cases: number; moved: Moved[]; meetings: MovedMeeting[] }
  | { done: false; refusal: Refusal }

type InCase = { moved: Moved[]; meetings: MovedMeeting[] }

const casesAtATime = 200

/** The store's note that a school's deadlines are still to be counted again. */
export const recountNote = (school: string) => `recount:${school}`

function mayRecount(asker: Asker, school: string): boolean {
  const runs = asker.roles.some(
    (held) => held.role === 'admin' && (held.school === null || held.school === school),
  )
  return runs || mayWorkAt(asker, school)
}

function movedIn(id: string, events: readonly Recorded[]): Moved[] {
  return events.flatMap((event) =>
    event.type === 'deadline-moved'
      ? [{ case: id, deadline: event.deadline, was: event.was, now: event.due }]
      : [],
  )
}

function meetingsIn(before: CaseState, events: readonly Recorded[]): MovedMeeting[] {
  return events.flatMap((event) => {
    const was = event.type === 'meeting-moved' ? before.meetings[event.meeting]?.on : undefined
    return event.type === 'meeting-moved' && was !== undefined
      ? [{ case: before.id, meeting: event.meeting, was, now: event.day }]
      : []
  })
}

/** The meetings that stay on a day that is shut; their owner is asked once for another day. */
async function withoutDay(tx: Tx, { context }: LoadedCase, state: CaseState): Promise<MovedMeeting[]> {
  const stranded = Object.values(state.meetings).filter((meeting) => fallsOnShutDay(context, meeting))
  for (const { id, on } of stranded) {
    const body = { case: state.id, meeting: id, person: state.owner }
    const key = `meeting-shut:${state.id}:${id}:${on}`
    await putNotice(tx, { key, kind: 'meeting-shut', chain: state.id, body })
  }
  return stranded.map(({ id, on }) => ({ case: state.id, meeting: id, was: on, now: null }))
}

async function recountCase(house: House, tx: Tx, asked: Asked, id: string): Promise<InCase> {
  const loaded = await loadCase(house, tx, id)
  if (loaded === null) return { moved: [], meetings: [] }
  const { context, state } = loaded
  const decided = decide(context, { do: 'recount' }, headOf(house, asked))
  if (!decided.ok) return { moved: [], meetings: [] }
  const after = await keep(tx, context.pathway, id, state, decided.value)
  const meetings = meetingsIn(state, decided.value)
  return {
    moved: movedIn(id, decided.value),
    meetings: [...meetings, ...(await withoutDay(tx, loaded, after))],
  }
}

async function openCasesOf(house: House, school: string): Promise<string[]> {
  const found: string[] = []
  for (;;) {
    const after = found.at(-1)
    const wanted = { schools: [school], status: 'open', limit: casesAtATime } as const
    const page = await casesOf(house.store.read, after === undefined ? wanted : { ...wanted, after })
    found.push(...page.map(({ id }) => id))
    if (page.length < casesAtATime) return found
  }
}

/**
 * Counts the deadlines of a school's open cases again after its calendar changed, and moves the meetings that fell on a
 * day that is now shut, one short transaction a case. What moved is an event with what it was, and its people are told, as
 * are those of papers behind which other days count now; doing it twice changes nothing more.
 */
export async function recountSchool(house: House, asked: Asked, school: string): Promise<Recounted> {
  if (!mayRecount(asked.by, school))
    return { done: false, refusal: { code: 'not-your-role', needs: ['admin'] } }
  const began = await storeNote(house.store.read, recountNote(school))
  const cases = await openCasesOf(house, school)
  if (cases.length > 0) readPathways(house)
  const all: InCase[] = []
  for (const id of cases) all.push(await house.store.write((tx) => recountCase(house, tx, asked, id)))
  await tellDriftOfDates(house, school, asked.by.id)
  await house.store.write(async (tx) => {
    // A closure recorded meanwhile has a note of its own.
    if (began !== null && (await storeNote(tx, recountNote(school))) === began)
      await keepStoreNote(tx, recountNote(school), null)
  })
  const [moved, meetings] = [all.flatMap((one) => one.moved), all.flatMap((one) => one.meetings)]
  if (moved.length + meetings.length > 0) house.kick()
  return { done: true, cases: cases.length, moved, meetings }
}

/** Counts a school's register weeks and then its deadlines again, as its calendar says now. */
export async function recountAll(
  house: House,
  asked: Asked,
  school: { id: string; nation: 'england' | 'wales' },
): Promise<Recounted> {
  const { codes, bankHolidays } = house.shelves
  await recountWeeks({ store: house.store, codes, bankHolidays }, school)
  return recountSchool(house, asked, school.id)
}

/** Goes on with what was to be counted again when the bot stopped. */
export async function recountPending(house: House, by: Asker): Promise<void> {
  for (const school of await allSchools(house.store.read)) {
    const pending = await storeNote(house.store.read, recountNote(school.id))
    if (pending !== null) await recountAll(house, { by, key: null }, school)
  }
}
