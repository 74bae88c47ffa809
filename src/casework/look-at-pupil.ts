import { openCaseOf } from '../../db/queries/cases.ts'
import { pupilsMatching } from '../../db/queries/pupils.ts'
import { allSchools } from '../../db/queries/schools.ts'
import { type Asker, schoolsOf, seesSafeguarding } from '../domain/access.ts'
import { bar } from '../domain/case/care.ts'
import { entryTest } from '../domain/case/entry-test.ts'
import type { Facts } from '../domain/case/facts.ts'
import { settingsOf } from '../domain/case/verbs/open.ts'
import type { Duration } from '../domain/duration.ts'
import { formOf, type PupilFound } from '../domain/family.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import type { Prospect } from '../domain/prospect.ts'
import { colleagueNamed } from './colleague-named.ts'
import { calendarFor, type Family, factsOf, familyOf } from './facts.ts'
import type { House } from './house.ts'
import { mayOpenAt, mayOpenFor } from './in-sight.ts'
import { kinOf } from './kin-of.ts'
import { namesOf } from './look-at-case.ts'
import { pathwayOf } from './school-pathways.ts'
import { dayIn } from './today.ts'

const found = (pupil: {
  id: string
  forename: string
  surname: string
  yearGroup: string | null
  regGroup: string | null
  left: PupilFound['left']
}) => ({
  id: pupil.id,
  name: `${pupil.forename} ${pupil.surname}`,
  form: formOf(pupil),
  left: pupil.left,
})

/** The schools for whose pupils this person may open a case. */
async function schoolsFor(house: House, asker: Asker): Promise<readonly string[] | 'all'> {
  const own = schoolsOf(asker)
  const schools = await allSchools(house.store.read)
  const open = schools.filter((school) => mayOpenAt(asker, school))
  return own === 'all' && open.length === schools.length ? 'all' : open.map(({ id }) => id)
}

/** Finds pupils by name, form or UPN, at the schools where somebody may open a case; never one they are kept from. */
export async function findPupils(
  house: House,
  asker: Asker,
  typed: string,
  school: string | null,
): Promise<PupilFound[]> {
  const all = await schoolsFor(house, asker)
  const schools = school === null ? all : all === 'all' || all.includes(school) ? [school] : []
  const rows = await pupilsMatching(house.store.read, { schools, text: typed, limit: 20 })
  return rows.filter(({ id }) => !asker.keptFrom.includes(id)).map(found)
}

/** A pupil with all that the entry test asks about them today. */
export type Candidate = {
  family: Family
  pathway: Pathway
  facts: Facts
  settings: Record<string, Duration | string>
}

/** Reads a pupil for whom somebody may open a case, with what the entry test asks; null for anybody else. */
export async function candidateOf(house: House, asker: Asker, id: string): Promise<Candidate | null> {
  const today = dayIn(house.now(), house.timeZone)
  const family = await familyOf(house.store.read, id, today, today)
  if (family === null || !mayOpenFor(asker, family.pupil.id, family.school)) return null
  const pathway = pathwayOf(house, family.school)
  const calendar = await calendarFor(house.store.read, house.shelves, family.school.id)
  const settings = settingsOf(pathway, family.school.settings as Record<string, string>)
  return { family, pathway, facts: factsOf(house, family, calendar, today), settings }
}

/** What is to be seen of a pupil before opening: the entry test with its figures, what bars them, an open case, brothers and sisters. */
export async function prospectOf(house: House, asker: Asker, candidate: Candidate): Promise<Prospect> {
  const { family, pathway, facts, settings } = candidate
  const apart = (parent: string) => facts.parents.some((one) => one.id === parent && one.apart)
  const [already, kin, sameName] = await Promise.all([
    openCaseOf(house.store.read, family.pupil.id),
    kinOf(house, house.store.read, asker, family.pupil),
    colleagueNamed(house.store.read, family.school.id, family.parents),
  ])
  return {
    names: namesOf(family, apart, seesSafeguarding(asker, family.school.id)),
    pathway,
    test: entryTest(pathway, facts, settings),
    barred: bar(facts),
    openCase: already?.id ?? null,
    kin,
    sameName,
  }
}

/** Looks at a pupil before opening; null where somebody may open no case for them. */
export async function lookAtPupil(house: House, asker: Asker, id: string): Promise<Prospect | null> {
  const candidate = await candidateOf(house, asker, id)
  return candidate && prospectOf(house, asker, candidate)
}
