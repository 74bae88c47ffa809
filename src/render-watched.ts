import { personWithRoles } from '../db/queries/people.ts'
import { watchedMessage } from '../views/watched.ts'
import type { House } from './casework/house.ts'
import { dayIn } from './casework/today.ts'
import { countWatched } from './casework/watched-pupils.ts'
import type { Day } from './domain/day.ts'
import type { Rendered } from './slack/delivery/rendered.ts'

/** Draws how many pupils somebody is to look at, as it stands now and on its own day alone; `edits` where the message stands already. */
export const renderWatched =
  (edits: boolean) =>
  async (house: House, { person, on }: { person: string; on?: Day | undefined }): Promise<Rendered> => {
    const asker = await personWithRoles(house.store.read, person)
    if (asker === null || on !== dayIn(house.now(), house.timeZone)) return null
    const count = await countWatched(house, asker)
    return count === 0 ? null : { user: person, ...watchedMessage(count), edits }
  }
