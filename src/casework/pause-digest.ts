import { setDigestPause } from '../../db/digest-pause.ts'
import { appendEvents, lastSeq } from '../../db/events.ts'
import { firstTime } from '../../db/inbox.ts'
import type { Tx } from '../../db/writer.ts'
import type { Refusal } from '../domain/case/refusal.ts'
import { addDays, type Day } from '../domain/day.ts'
import { type Asked, headOf } from './act.ts'
import type { House } from './house.ts'

export type Paused = { done: true; until: Day | null } | { done: false; refusal: Refusal }

/** The longest that a person may go without a digest at a time, in days: a summer holiday. A house rule, not law. */
const longestPause = 56

/** The chain on which changes of the people who use the bot are recorded. */
export const peopleChain = 'people'

async function record(house: House, tx: Tx, asked: Asked, until: Day | null): Promise<void> {
  const { by, on, manner, recordedBy, recordedAt } = headOf(house, asked)
  const type = until === null ? 'digest-resumed' : 'digest-paused'
  const head = { type, doneBy: by, doneOn: on, manner, recordedBy, recordedAt, late: false }
  const body = { person: by, until }
  await appendEvents(tx, peopleChain, await lastSeq(tx, peopleChain), [{ ...head, body }])
}

/** Stops the asker's own digest until a day on which it comes again, or with null at once lets it come. Deadlines do not move. */
export async function pauseDigest(house: House, asked: Asked, until: Day | null): Promise<Paused> {
  const { today } = headOf(house, asked)
  const last = addDays(today, longestPause)
  if (until !== null && (until <= today || until > last)) {
    return { done: false, refusal: { code: 'snooze-too-far', last } }
  }
  await house.store.write(async (tx) => {
    const { key } = asked
    if (key !== null && !(await firstTime(tx, key, house.now().toISOString()))) return
    if (await setDigestPause(tx, asked.by.id, until)) await record(house, tx, asked, until)
  })
  return { done: true, until }
}
