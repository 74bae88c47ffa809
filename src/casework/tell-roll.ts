import { putNotice } from '../../db/outbox.ts'
import { everybodyWithRoles } from '../../db/queries/people.ts'
import type { PupilWatched } from '../../db/raised-watches.ts'
import type { Day } from '../domain/day.ts'
import type { House } from './house.ts'
import { dayIn } from './today.ts'
import { countWatched, whoWatches } from './watched-pupils.ts'

/** The key of the message that tells somebody on a day whom to look at: there is one, and it is brought up to date. */
export const watchedKey = (person: string, on: Day) => `watched:${person}:${on}`

/**
 * Tells people that pupils are to be looked at after a register came in: in one message a person and day that says how many,
 * and is brought up to date by whatever is raised later that day.
 */
export async function tellRoll(house: House, school: string, raised: readonly PupilWatched[]): Promise<void> {
  const on = dayIn(house.now(), house.timeZone)
  const people = await everybodyWithRoles(house.store.read)
  const readers = await whoWatches(house, people, { school, raised })
  for (const reader of readers) {
    const count = await countWatched(house, reader)
    const key = watchedKey(reader.id, on)
    const body = { person: reader.id, on }
    await house.store.write(async (tx) => {
      if (await putNotice(tx, { key, kind: 'watched', body })) return
      await putNotice(tx, { key: `${key}:${count}`, kind: 'watched-update', body, after: key })
    })
  }
  if (readers.length > 0) house.kick()
}
