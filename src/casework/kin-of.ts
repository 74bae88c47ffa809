import { openCaseOf } from '../../db/queries/cases.ts'
import { type Pupil, siblingsAnywhere } from '../../db/queries/pupils.ts'
import { allSchools, type School } from '../../db/queries/schools.ts'
import type { Db } from '../../db/reader.ts'
import { type Asker, mayRead, mayWorkAt } from '../domain/access.ts'
import { formOf } from '../domain/family.ts'
import type { Kin, Sibling } from '../domain/kin.ts'
import type { House } from './house.ts'
import { rowInSight } from './in-sight.ts'

async function siblingFor(
  house: House,
  db: Db,
  asker: Asker,
  pupil: Pupil,
  school: School,
): Promise<Sibling & { school: string }> {
  const open = await openCaseOf(db, pupil.id)
  const reads = open !== null && mayRead(asker, rowInSight(house, open, school.settings))
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
 * do not work they learn only that there may be one, whether or not there is a case.
 */
export async function kinOf(
  house: House,
  db: Db,
  asker: Asker,
  of: Pick<Pupil, 'id' | 'school' | 'familyRef'>,
): Promise<Kin> {
  const siblings = await siblingsAnywhere(db, of)
  if (siblings.length === 0) return { here: [], known: [], elsewhere: false }
  const schools = new Map((await allSchools(db)).map((school) => [school.id, school]))
  const works = siblings.filter((one) => mayWorkAt(asker, one.school) && !asker.keptFrom.includes(one.id))
  const seen = await Promise.all(
    works.flatMap((one) => {
      const school = schools.get(one.school)
      return school === undefined ? [] : [siblingFor(house, db, asker, one, school)]
    }),
  )
  const here = new Set(siblings.flatMap((one) => (one.school === of.school ? [one.id] : [])))
  return {
    here: seen.filter(({ id }) => here.has(id)),
    known: seen.filter(({ id }) => !here.has(id)),
    elsewhere: siblings.some((one) => one.school !== of.school && !mayWorkAt(asker, one.school)),
  }
}
