import { personWithRoles } from '../db/queries/people.ts'
import { handedInMessage } from '../views/import/message.ts'
import type { House } from './casework/house.ts'
import { lookAtFile } from './casework/register-files/look-at-file.ts'
import type { RenderedMessage } from './slack/delivery/rendered.ts'

/** Draws how far a register file has come, for whoever handed it in; `edits` where the message stands already. */
export const renderRegisterFile =
  (edits: boolean) =>
  async (
    house: House,
    { person, handedIn }: { person: string; handedIn: string },
  ): Promise<RenderedMessage | null> => {
    const asker = await personWithRoles(house.store.read, person)
    const file = asker && (await lookAtFile(house, asker, handedIn))
    return file && { user: person, ...handedInMessage(file), edits }
  }
