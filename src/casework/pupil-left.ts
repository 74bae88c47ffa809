import { casesByRoll } from '../../db/queries/roll-changes.ts'
import type { Tx } from '../../db/writer.ts'
import { decide } from '../domain/case/decide.ts'
import { type Asked, headOf, keep } from './act.ts'
import type { House } from './house.ts'
import { loadCase } from './load-case.ts'
import { readPathways } from './read-pathways.ts'
import { dayIn } from './today.ts'

/** The cases that stopped because their pupil left, and those that go on because the pupil is back. */
export type FollowedRoll = { stopped: string[]; resumed: string[] }

async function follow(house: House, tx: Tx, asked: Asked, id: string) {
  const loaded = await loadCase(house, tx, id)
  if (loaded === null) return []
  const { context, state } = loaded
  const decided = decide(context, { do: 'follow-roll' }, headOf(house, asked))
  if (!decided.ok) return []
  await keep(tx, context.pathway, id, state, decided.value)
  return decided.value
}

/** Stops each open case whose pupil has left the roll, and lets it go on when they are back; one school's, or all. */
export async function followRoll(house: House, asked: Asked, school?: string): Promise<FollowedRoll> {
  const today = dayIn(house.now(), house.timeZone)
  const found: FollowedRoll = { stopped: [], resumed: [] }
  const cases = await casesByRoll(house.store.read, today, school)
  if (cases.length > 0) readPathways(house)
  for (const id of cases) {
    const events = await house.store.write((tx) => follow(house, tx, asked, id))
    if (events.some(({ type }) => type === 'case-stopped')) found.stopped.push(id)
    if (events.some(({ type }) => type === 'case-resumed')) found.resumed.push(id)
  }
  if (found.stopped.length + found.resumed.length > 0) house.kick()
  return found
}
