import { type Pupil, pupilsByRef } from '../../db/queries/pupils.ts'
import type { Store } from '../../db/store.ts'
import { Refusal } from './verb.ts'

/** The one pupil with a reference at some schools; refused where there is none, or one at each of several. */
export async function pupilNamed(store: Store, schools: readonly string[], ref: string): Promise<Pupil> {
  const found = await pupilsByRef(store.read, schools, ref)
  const [only, another] = found
  if (only === undefined) throw new Refusal(`There is no pupil ${ref}.`)
  if (another !== undefined)
    throw new Refusal(`Several schools have a pupil ${ref}: say which with --school.`)
  return only
}
