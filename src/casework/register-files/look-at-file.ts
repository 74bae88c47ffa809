import { school as schoolById } from '../../../db/queries/schools.ts'
import { type RegisterFileRow, registerFile, registerFilesOf } from '../../../db/register-files.ts'
import type { Asker } from '../../domain/access.ts'
import { type HandedIn, type HandedInTold, keepsRegister } from '../../domain/handed-in.ts'
import type { House } from '../house.ts'
import { dayIn, timeIn } from '../today.ts'

const mostListed = 5

/** What is told of a file, as the store holds it. */
export const toldOf = (row: RegisterFileRow): HandedInTold => (row.told ?? {}) as HandedInTold

/** A file as screens and messages show it; null once its school is gone. */
async function handedInOf(house: House, row: RegisterFileRow): Promise<HandedIn | null> {
  const { id, state, at } = row
  const school = await schoolById(house.store.read, row.school)
  if (school === null) return null
  const when = new Date(at)
  return {
    id,
    school: { id: school.id, name: school.name },
    on: dayIn(when, house.timeZone),
    at: timeIn(when, house.timeZone),
    state,
    told: toldOf(row),
  }
}

/** Is this file theirs to see? What is wrong in it quotes its cells, so it is for whoever handed it in and still keeps the register. */
export const isTheirs = (by: Asker, row: RegisterFileRow | null): row is RegisterFileRow =>
  row !== null && row.person === by.id && keepsRegister(by, row.school)

/** A file that somebody handed in, for that person alone; null for anybody else and once it was swept. */
export async function lookAtFile(house: House, by: Asker, id: string): Promise<HandedIn | null> {
  const row = await registerFile(house.store.read, id)
  return isTheirs(by, row) ? handedInOf(house, row) : null
}

/** What somebody handed in lately, the latest first. */
export async function filesHandedIn(house: House, by: Asker): Promise<HandedIn[]> {
  const rows = await registerFilesOf(house.store.read, by.id, mostListed)
  const shown = await Promise.all(
    rows.filter((row) => isTheirs(by, row)).map((row) => handedInOf(house, row)),
  )
  return shown.filter((one) => one !== null)
}
