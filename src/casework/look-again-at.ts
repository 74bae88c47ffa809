import { school as schoolById } from '../../db/queries/schools.ts'
import type { House } from './house.ts'
import { lookAtCasesAgain } from './look-again.ts'
import { tellRoll } from './tell-roll.ts'
import { watchRoll } from './watch-roll.ts'

/**
 * Looks again at all that the pathways of a school watch for, in its open cases and over every pupil on its roll, and tells
 * whom they name. In the morning what is raised of pupils is told by the morning's message alone, so that the message of the
 * day is left for the register that comes in after it.
 */
export async function lookAgainAt(
  house: House,
  id: string,
  { morning = false }: { morning?: boolean } = {},
): Promise<void> {
  const school = await schoolById(house.store.read, id)
  if (school === null) return
  await lookAtCasesAgain(house, id)
  const raised = await watchRoll(house, school)
  if (!morning && raised.length > 0) await tellRoll(house, id, raised)
}
