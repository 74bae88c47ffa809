import { type Case, caseById } from '../../db/queries/cases.ts'
import { pupil as pupilById } from '../../db/queries/pupils.ts'
import type { Db } from '../../db/reader.ts'
import { Refusal } from './verb.ts'

/** A case as the command line prints it: its pupil by reference, never by name. */
export type PrintedCase = Omit<Case, 'seq' | 'body' | 'entered'>

/** The case with a number; refused when there is none. */
export async function caseNamed(db: Db, id: string): Promise<Case> {
  const found = await caseById(db, id.toUpperCase())
  if (found === null) throw new Refusal(`There is no case ${id}.`)
  return found
}

/** A case with its pupil's reference in place of the id. */
export async function printed(
  db: Db,
  { seq: _s, body: _b, entered: _e, ...found }: Case,
): Promise<PrintedCase> {
  return { ...found, pupil: (await pupilById(db, found.pupil))?.pupilRef ?? found.pupil }
}
