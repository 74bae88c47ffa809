import { firstTime } from '../../db/inbox.ts'
import { keepStoreNote } from '../../db/meta.ts'
import { school as schoolById } from '../../db/queries/schools.ts'
import type { Tx } from '../../db/writer.ts'
import type { Day } from '../domain/day.ts'
import type { Span } from '../domain/open-days.ts'
import { mayShut, type ShutRefusal, shutRefusal } from '../domain/shut.ts'
import { keepShut, shutDays } from '../register/shut-days.ts'
import { type Asked, headOf, limitOf } from './act.ts'
import { calendarFor } from './facts.ts'
import type { House } from './house.ts'
import { recountNote } from './recount.ts'

/** Days that a school is shut, and why, in words that screens show. */
export type ShutDays = { from: Day; to: Day; name: string }

/** How it ended; what must be counted and moved because of it follows by `recountSchool`. */
export type ShutOutcome = { done: true } | { done: false; refusal: ShutRefusal }

const refused = (refusal: ShutRefusal): ShutOutcome => ({ done: false, refusal })

async function kept(
  house: House,
  tx: Tx,
  asked: Asked,
  school: string,
  event: ShutDays & { type: 'school-shut' | 'school-opened' },
): Promise<ShutOutcome> {
  const head = headOf(house, asked)
  await keepShut(tx, school, event, { ...head, late: event.from < head.today })
  // Should the bot stop before all is counted again, it goes on when it starts.
  await keepStoreNote(tx, recountNote(school), head.recordedAt)
  return { done: true }
}

async function fresh(house: House, tx: Tx, { key }: Asked): Promise<boolean> {
  return key === null || (await firstTime(tx, key, house.now().toISOString()))
}

/** Records that a school is shut on days when it should be open. The next calendar file leaves these days as they are. */
export function shutSchool(house: House, asked: Asked, school: string, days: ShutDays): Promise<ShutOutcome> {
  return house.store.write(async (tx) => {
    if (!mayShut(asked.by, school) || (await schoolById(tx, school)) === null)
      return refused({ code: 'not-your-school' })
    if (!(await fresh(house, tx, asked))) return { done: true }
    const refusal = shutRefusal(await calendarFor(tx, house.shelves, school), days)
    if (refusal !== null) return refused(refusal)
    return kept(house, tx, asked, school, { type: 'school-shut', ...days })
  }, limitOf(asked))
}

/** Takes days that were recorded as shut back. What was moved because of them stays where it is. */
export function openAfterAll(
  house: House,
  asked: Asked,
  school: string,
  { from, to }: Pick<ShutDays, 'from' | 'to'>,
): Promise<ShutOutcome> {
  return house.store.write(async (tx) => {
    if (!mayShut(asked.by, school)) return refused({ code: 'not-your-school' })
    if (!(await fresh(house, tx, asked))) return { done: true }
    const found = (await shutDays(tx, school)).find((one) => one.from === from && one.to === to)
    if (found === undefined) return refused({ code: 'not-recorded-here' })
    return kept(house, tx, asked, school, { type: 'school-opened', from, to, name: found.name })
  }, limitOf(asked))
}

/** The closures that were recorded for a school and still stand, the latest first. */
export async function recordedShut(house: House, school: string): Promise<Span[]> {
  return (await shutDays(house.store.read, school)).sort((a, b) => (a.from < b.from ? 1 : -1))
}
