import { allSchools, type School } from '../../db/queries/schools.ts'
import { type Asker, mayWorkAt } from '../domain/access.ts'
import { valueOn } from '../domain/dated.ts'
import { type PathwayPage, pathwayPage } from '../domain/pathway/page/pathway-page.ts'
import { notOpened } from '../domain/pathway/standing.ts'
import { choosesPathways, laidOverAt } from '../domain/school-pathways.ts'
import type { House } from './house.ts'
import { overlaysOf, pathwaysOf } from './school-pathways.ts'
import { dayIn } from './today.ts'
import { trackingToday } from './tracked-of.ts'

type Named = { id: string; name: string }

/** A school's pathways for somebody who works there or chooses them: those that it uses, its default one first, what is laid over them, and the page of one of them. */
export type PathwaysSeen = {
  schools: readonly Named[]
  school: Named
  used: readonly Named[]
  pathway: string
  page: PathwayPage
  /** May they say which ones are used? */
  chooses: boolean
}

/** The pathways that a school may use, and those that it does. */
export type PathwayChoice = { school: Named; usable: readonly Named[]; used: readonly string[] }

const named = ({ id, name }: Named): Named => ({ id, name })

async function theirs(house: House, asker: Asker): Promise<School[]> {
  const all = await allSchools(house.store.read)
  return all.filter(({ id }) => mayWorkAt(asker, id) || choosesPathways(asker, id))
}

/** Looks at the pathways of a school, the first of theirs where none is named; null where nobody may who asks. */
export async function lookAtPathways(
  house: House,
  asker: Asker,
  { school: wanted, pathway: id }: { school: string | null; pathway: string | null },
): Promise<PathwaysSeen | null> {
  const schools = await theirs(house, asker)
  const school = wanted === null ? schools[0] : schools.find((one) => one.id === wanted)
  if (school === undefined) return null
  const today = dayIn(house.now(), house.timeZone)
  const used = [...pathwaysOf(house, school), ...overlaysOf(house, school)]
  const pathway = used.find((one) => one.id === id) ?? used[0]
  if (pathway === undefined) return null
  const changes = valueOn(house.shelves.rules['law-since'], today)
  const over = laidOverAt(house.shelves, school, { pathway, on: today })
  return {
    schools: schools.map(named),
    school: named(school),
    used: used.map(named),
    pathway: pathway.id,
    page: pathwayPage(pathway, { today, changes, tracking: trackingToday(house), over }),
    chooses: choosesPathways(asker, school.id),
  }
}

/** Which pathways a school uses and may use, for whoever says so; null for anybody else. */
export async function lookAtPathwayChoice(
  house: House,
  asker: Asker,
  id: string,
): Promise<PathwayChoice | null> {
  const school = (await theirs(house, asker)).find((one) => one.id === id)
  if (school === undefined || !choosesPathways(asker, id)) return null
  const today = dayIn(house.now(), house.timeZone)
  const all = [...house.shelves.pathways.values()]
  return {
    school: named(school),
    usable: all.filter((one) => notOpened(one, school.nation, today) === null).map(named),
    used: pathwaysOf(house, school).map((one) => one.id),
  }
}
