import { openCaseOf } from '../../db/queries/cases.ts'
import type { School } from '../../db/queries/schools.ts'
import type { Db } from '../../db/reader.ts'
import { type Asker, mayWorkOn } from '../domain/access.ts'
import type { House } from './house.ts'
import { mayOpenFor, rowInSight } from './in-sight.ts'

/** May this person log a contact about a pupil: one for whom they may open a case, or whose open case they work on? */
export async function mayLogFor(
  house: Pick<House, 'shelves'>,
  db: Db,
  asker: Asker,
  pupil: string,
  school: Pick<School, 'id' | 'settings'>,
): Promise<boolean> {
  if (mayOpenFor(asker, pupil, school)) return true
  const open = await openCaseOf(db, pupil)
  return open !== null && mayWorkOn(asker, rowInSight(house, open, school.settings))
}
