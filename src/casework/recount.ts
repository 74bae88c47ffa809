import { casesOf } from '../../db/queries/cases.ts'
import type { Tx } from '../../db/writer.ts'
import { type Asker, mayWorkAt } from '../domain/access.ts'
import { decide } from '../domain/case/decide.ts'
import type { Recorded } from '../domain/case/event.ts'
import type { Refusal } from '../domain/case/refusal.ts'
import type { Day } from '../domain/day.ts'
import { type Asked, headOf, keep } from './act.ts'
import type { House } from './house.ts'
import { loadCase } from './load-case.ts'

/** A deadline that fell on another day once the calendar changed; null is a day that is not yet known. */
export type Moved = { case: string; deadline: string; was: Day | null; now: Day | null }

/** How many open cases were looked at, and what moved in them. */
export type Recounted = { done: true; cases: number; moved: Moved[] } | { done: false; refusal: Refusal }

const casesAtATime = 200

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

async function recountCase(house: House, tx: Tx, asked: Asked, id: string): Promise<Moved[]> {
  const loaded = await loadCase(house, tx, id)
  if (loaded === null) return []
  const { context, state } = loaded
  const decided = decide(context, { do: 'recount' }, headOf(house, asked))
  if (!decided.ok) return []
  await keep(tx, context.pathway, id, state, decided.value)
  return movedIn(id, decided.value)
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
 * Counts the deadlines of a school's open cases again after its calendar changed, one short transaction a case.
 * What moved is an event with what it was, and its owner is told; doing it twice changes nothing more.
 */
export async function recountSchool(house: House, asked: Asked, school: string): Promise<Recounted> {
  if (!mayRecount(asked.by, school))
    return { done: false, refusal: { code: 'not-your-role', needs: ['admin'] } }
  const cases = await openCasesOf(house, school)
  const moved: Moved[] = []
  for (const id of cases) {
    moved.push(...(await house.store.write((tx) => recountCase(house, tx, asked, id))))
  }
  if (moved.length > 0) house.kick()
  return { done: true, cases: cases.length, moved }
}
