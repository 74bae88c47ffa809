import { appendEvents, lastSeq } from '../../db/events.ts'
import { firstTime } from '../../db/inbox.ts'
import { school as schoolById } from '../../db/queries/schools.ts'
import { dropScreeningReader, putScreeningReader } from '../../db/queries/screening-readers.ts'
import type { Tx } from '../../db/writer.ts'
import { type Asked, headOf, limitOf } from './act.ts'
import type { House } from './house.ts'
import { mayOpenAt } from './in-sight.ts'
import { peopleChain } from './pause-digest.ts'

/** Who is to get which school's weekly screening from now on, or no longer. */
export type Following = { person: string; school: string; wants: boolean }

/** Puts somebody among a weekly screening's readers or takes them from there, and records it; what is so already is not recorded again. */
export async function setFollowing(
  house: House,
  tx: Tx,
  asked: Asked,
  { person, school, wants }: Following,
): Promise<void> {
  const { by, on, manner, recordedBy, recordedAt } = headOf(house, asked)
  const changed = wants
    ? await putScreeningReader(tx, { person, school, since: recordedAt })
    : await dropScreeningReader(tx, { person, school })
  if (!changed) return
  const type = wants ? 'screening-followed' : 'screening-unfollowed'
  const head = { type, doneBy: by, doneOn: on, manner, recordedBy, recordedAt, late: false }
  await appendEvents(tx, peopleChain, await lastSeq(tx, peopleChain), [{ ...head, body: { person, school } }])
}

/** Sends the asker a school's screening every week, or no longer; only those who may open cases there get it, and false says that they may not. */
export async function followScreening(
  house: House,
  asked: Asked,
  school: string,
  wants: boolean,
): Promise<boolean> {
  const found = await schoolById(house.store.read, school)
  if (found === null || !mayOpenAt(asked.by, found)) return false
  await house.store.write(async (tx) => {
    const { key } = asked
    if (key !== null && !(await firstTime(tx, key, house.now().toISOString()))) return
    await setFollowing(house, tx, asked, { person: asked.by.id, school, wants })
  }, limitOf(asked))
  return true
}
