import { allSchools, type School, school as schoolById } from '../../db/queries/schools.ts'
import type { Store } from '../../db/store.ts'
import type { House } from '../casework/house.ts'
import type { Asker } from '../domain/access.ts'
import { valueOn } from '../domain/dated.ts'
import type { Day } from '../domain/day.ts'
import type { ImportDesk } from '../register/import-desk.ts'
import { type Call, Refusal } from './verb.ts'

/** Who does what is done from the command line, and when. */
export function commandLine({ today, now }: Pick<Call, 'today' | 'now'>): {
  by: string
  today: Day
  at: string
} {
  return { by: operator.id, today: today(), at: now().toISOString() }
}

/** Where the command line's imports are done. */
export function deskAt(call: Call, store: Store): ImportDesk {
  const { codes, bankHolidays, rules } = call.library()
  const laNumbers = valueOn(rules['la-numbers'], call.today())
  return { store, codes, bankHolidays, laNumbers, ...commandLine(call) }
}

/** Casework's house over the store that a call opened. */
export function houseAt({ library, now, config }: Call, store: Store): House {
  return { store, shelves: library(), now, timeZone: config().timeZone, kick: () => {} }
}

/** Whoever runs the command line has the store itself, and so may do what an administrator may. */
export const operator: Asker = {
  id: 'command-line',
  name: 'the command line',
  roles: [{ role: 'admin', school: null }],
  keptFrom: [],
}

/** The school that `--school` names; refused when there is none. */
export async function schoolNamed(store: Store, id: string): Promise<School> {
  const found = await schoolById(store.read, id)
  if (found !== null) return found
  const known = (await allSchools(store.read)).map((school) => school.id)
  const which =
    known.length === 0 ? 'Add it first: fasttrack school add' : `The schools are: ${known.join(', ')}.`
  throw new Refusal(`There is no school ${id}. ${which}`)
}
