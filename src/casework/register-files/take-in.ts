import type { RegisterFileRow } from '../../../db/register-files.ts'
import type { HandedInTold } from '../../domain/handed-in.ts'
import { profileSchema } from '../../domain/profile-schema.ts'
import { importRegister, type RegisterTaken } from '../../register/marks/import-register.ts'
import { saveUnderstood } from '../../register/profiles/own-profile.ts'
import type { AtSchool } from './at-school.ts'
import { toShow } from './at-school.ts'
import type { Ending } from './end-import.ts'
import { toldOf } from './look-at-file.ts'

/** What was answered about a file is remembered for its school, once its marks are in; a sentence where it can't be. */
async function remember({ desk, school }: AtSchool, { understood, answers }: HandedInTold) {
  if (understood === undefined || answers === undefined) return null
  return desk.store.write((tx) => saveUnderstood(tx, desk, school, understood, desk.codes))
}

function done(told: HandedInTold, taken: RegisterTaken, why: string | null): Ending {
  const { changed, rows, added, amended, weeks, warnings, moreWarnings } = taken
  const notSaved = why === null ? [] : [{ row: 0, column: null, says: `The answers were not saved: ${why}` }]
  const look = toShow([...notSaved, ...warnings], moreWarnings)
  return { state: 'done', told: { ...told, look, report: { changed, rows, added, amended, weeks } } }
}

/** Imports a file by the profile that its preview was read by. */
export async function takeIn(
  at: AtSchool,
  row: RegisterFileRow,
  progress: (rows: number) => void,
): Promise<Ending> {
  const { desk, school, file, hidden } = at
  const told = toldOf(row)
  const profile = profileSchema.parse(row.profile)
  const taken = await importRegister(desk, school, { ...file(), progress }, { profile, hidden })
  if (taken.done) return done(told, taken, await remember(at, told))
  return { state: 'refused', told: { ...told, wrong: toShow(taken.faults, taken.more) } }
}
