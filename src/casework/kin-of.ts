import { openCaseOf } from '../../db/queries/cases.ts'
import { type Pupil, siblingsAnywhere } from '../../db/queries/pupils.ts'
import { allSchools, type School } from '../../db/queries/schools.ts'
import type { Db } from '../../db/reader.ts'
import { type Asker, mayRead } from '../domain/access.ts'
import { formOf } from '../domain/family.ts'
import { type Kin, noKin, type Sibling } from '../domain/kin.ts'
import { pathwaysOn } from './case-pathways.ts'
import type { House } from './house.ts'
import { mayOpenFor, rowInSight } from './in-sight.ts'

type Shown = Sibling & { school: string }

/** A brother or sister, where this person may open a case for them or reads the one that is open; null otherwise. */
async function siblingFor(
  house: House,
  db: Db,
  asker: Asker,
  pupil: Pupil,
  school: School,
): Promise<Shown | null> {
  const open = await openCaseOf(db, pupil.id)
  const [pathway] = open === null ? [] : [(await pathwaysOn(house, db, [open]))(open)]
  const reads = open !== null && mayRead(asker, rowInSight(pathway, open, school.settings))
  if (!reads && !mayOpenFor(asker, pupil.id, school)) return null
  return {
    id: pupil.id,
    name: `${pupil.forename} ${pupil.surname}`,
    form: formOf(pupil),
    left: pupil.left,
    case: reads ? open.id : null,
    school: school.name,
  }
}

/**
 * The brothers and sisters of a pupil, by family reference, as somebody may see them. Of a child at a school where they
 * do not work, or which does not share its cases with them yet, they learn only that there may be one, whether or not
 * there is a case.
 */
export async function kinOf(
  house: House,
  db: Db,
  asker: Asker,
  of: Pick<Pupil, 'id' | 'school' | 'familyRef'>,
): Promise<Kin> {
  const siblings = await siblingsAnywhere(db, of)
  if (siblings.length === 0) return noKin
  const schools = new Map((await allSchools(db)).map((school) => [school.id, school]))
  const others = siblings.filter(({ id }) => !asker.keptFrom.includes(id))
  const kin = await Promise.all(
    others.map(async (pupil) => {
      const school = schools.get(pupil.school)
      const shown = school === undefined ? null : await siblingFor(house, db, asker, pupil, school)
      return { shown, here: pupil.school === of.school }
    }),
  )
  const seen = (here: boolean) => kin.flatMap((one) => (one.here === here && one.shown ? [one.shown] : []))
  return {
    here: seen(true),
    known: seen(false),
    elsewhere: kin.some((one) => !one.here && one.shown === null),
  }
}
