import { openCaseOf } from '../../db/queries/cases.ts'
import { type Pupil, siblingsAtSchool } from '../../db/queries/pupils.ts'
import type { School } from '../../db/queries/schools.ts'
import type { Db } from '../../db/reader.ts'
import { type Asker, mayWorkOn } from '../domain/access.ts'
import { pathwaysOn } from './case-pathways.ts'
import type { House } from './house.ts'
import { mayOpenFor, rowInSight } from './in-sight.ts'

/** May this person log a contact about a pupil: one for whom they may open a case, or whose open case they work on? */
export async function mayLogFor(
  house: Pick<House, 'store' | 'shelves'>,
  db: Db,
  asker: Asker,
  pupil: string,
  school: Pick<School, 'id' | 'settings'>,
): Promise<boolean> {
  if (mayOpenFor(asker, pupil, school)) return true
  const open = await openCaseOf(db, pupil)
  if (open === null) return false
  const pathway = (await pathwaysOn(house, db, [open]))(open)
  return mayWorkOn(asker, rowInSight(pathway, open, school.settings))
}

/** The brothers and sisters at the same school about whom this person may log the same contact. */
export async function siblingsToLog(
  house: Pick<House, 'store' | 'shelves'>,
  db: Db,
  asker: Asker,
  pupil: Pick<Pupil, 'id' | 'school' | 'familyRef'>,
  school: Pick<School, 'id' | 'settings'>,
): Promise<Pupil[]> {
  const all = await siblingsAtSchool(db, pupil)
  const may = await Promise.all(all.map(({ id }) => mayLogFor(house, db, asker, id, school)))
  return all.filter((_, n) => may[n])
}
