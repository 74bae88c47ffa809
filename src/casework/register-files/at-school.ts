import { pupil } from '../../../db/queries/pupils.ts'
import { type School, school as schoolById } from '../../../db/queries/schools.ts'
import type { RegisterFileRow } from '../../../db/register-files.ts'
import type { Asker } from '../../domain/access.ts'
import type { FileFaults } from '../../domain/handed-in.ts'
import type { ImportDesk } from '../../register/import-desk.ts'
import type { Fault } from '../../register/tables/fault.ts'
import type { TableFile } from '../../register/tables/table-file.ts'
import type { House } from '../house.ts'
import { dayIn } from '../today.ts'

/** A file at work: where imports are done, the school it is of, and its bytes as often as they are read. */
export type AtSchool = {
  desk: ImportDesk
  school: School
  file: () => TableFile
  /** How the file may name the pupils whose marks are kept from whoever handed it in. */
  hidden: ReadonlySet<string>
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Puts together what reading a file needs. */
export async function atSchool(
  { store, shelves, now, timeZone }: House,
  by: Asker,
  row: RegisterFileRow,
  bytes: Uint8Array,
): Promise<AtSchool> {
  const school = await schoolById(store.read, row.school)
  if (school === null) throw new Error(`There is no school ${row.school} any more`)
  const { codes, bankHolidays } = shelves
  const desk = {
    store,
    codes,
    bankHolidays,
    by: by.id,
    today: dayIn(now(), timeZone),
    at: now().toISOString(),
  }
  const kept = await Promise.all(by.keptFrom.map((id) => pupil(store.read, id)))
  const hidden = new Set(kept.flatMap((one) => (one === null ? [] : [one.pupilRef])))
  return { desk, school, hidden, file: () => ({ source: once(bytes), size: bytes.length }) }
}

/** Faults or warnings as screens show them. */
export const toShow = (faults: readonly Fault[], more: number): FileFaults => ({ faults, more })
