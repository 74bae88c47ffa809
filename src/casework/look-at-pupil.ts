import { openCaseOf } from '../../db/queries/cases.ts'
import { pupil as pupilById, pupilsMatching } from '../../db/queries/pupils.ts'
import { allSchools, school as schoolById } from '../../db/queries/schools.ts'
import { type Asker, schoolsOf, seesSafeguarding } from '../domain/access.ts'
import { bar } from '../domain/case/care.ts'
import { entryTest } from '../domain/case/entry-test.ts'
import type { Facts } from '../domain/case/facts.ts'
import type { Said } from '../domain/case/said.ts'
import { settingsOf } from '../domain/case/verbs/open.ts'
import type { Duration } from '../domain/duration.ts'
import { formOf, type PupilFound } from '../domain/family.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import type { Prospect } from '../domain/prospect.ts'
import { colleagueNamed } from './colleague-named.ts'
import { entrySince } from './entry-since.ts'
import { calendarFor, type Family, factsFor, familyOf } from './facts.ts'
import type { House } from './house.ts'
import { mayOpenAt, mayOpenFor } from './in-sight.ts'
import { kinOf } from './kin-of.ts'
import { namesOf } from './look-at-case.ts'
import { pathwaysOffered } from './school-pathways.ts'
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

/** A pupil with all that the entry test asks about them today; `offered` are the pathways on which a case may be opened for them. */
export type Candidate = {
  family: Family
  pathway: Pathway
  offered: readonly Pathway[]
  facts: Facts
  settings: Record<string, Duration | string>
}

/** The settings that a case on a pathway would have at a school. */
const settingsAt = ({ school }: Family, pathway: Pathway) =>
  settingsOf(pathway, school.settings as Record<string, Duration | string>)

/** Reads a pupil for whom somebody may open a case, with what the entry test asks; null for anybody else. The school's default pathway unless another of its own is chosen. */
export async function candidateOf(
  house: House,
  asker: Asker,
  id: string,
  chosen?: string | null,
): Promise<Candidate | null> {
  const { read } = house.store
  const today = dayIn(house.now(), house.timeZone)
  const row = await pupilById(read, id)
  const school = row && (await schoolById(read, row.school))
  if (!school || !mayOpenFor(asker, id, school)) return null
  const offered = pathwaysOffered(house, school)
  const pathway = offered.find((one) => one.id === chosen) ?? offered[0]
  const calendar = await calendarFor(read, house.shelves, school.id)
  const family = await familyOf(read, id, entrySince(offered, { school, calendar, today }), today)
  if (family === null) return null
  const facts = factsFor(house, family, calendar, today, seesSafeguarding(asker, school.id))
  return { family, pathway, offered, facts, settings: settingsAt(family, pathway) }
}

/** Tries a pupil against a pathway's entry test, with the settings of their school. */
export const tried = ({ family, facts }: Candidate, pathway: Pathway, said: Said = {}) =>
  entryTest(pathway, facts, settingsAt(family, pathway), said)

/** What is to be seen of a pupil before opening: each pathway's entry test, the chosen one's with its figures, what bars them, an open case, brothers and sisters. */
export async function prospectOf(
  house: House,
  asker: Asker,
  candidate: Candidate,
  said: Said = {},
): Promise<Prospect> {
  const { family, pathway, offered, facts } = candidate
  const apart = (parent: string) => facts.parents.some((one) => one.id === parent && one.apart)
  const [already, kin, sameName] = await Promise.all([
    openCaseOf(house.store.read, family.pupil.id),
    kinOf(house, house.store.read, asker, family.pupil),
    colleagueNamed(house.store.read, family.school.id, family.parents),
  ])
  return {
    names: namesOf(family, apart, seesSafeguarding(asker, family.school.id)),
    pathway,
    offers: offered.map((one) => ({
      pathway: one,
      test: tried(candidate, one, one === pathway ? said : {}),
    })),
    test: tried(candidate, pathway, said),
    barred: bar(facts),
    openCase: already?.id ?? null,
    kin,
    sameName,
  }
}

/** Which of the school's pathways is looked at, and what was said so far of its questions. */
export type Looking = { pathway?: string | null; said?: Said }

/** Looks at a pupil before opening; null where somebody may open no case for them. */
export async function lookAtPupil(
  house: House,
  asker: Asker,
  id: string,
  { pathway = null, said = {} }: Looking = {},
): Promise<Prospect | null> {
  const candidate = await candidateOf(house, asker, id, pathway)
  return candidate && prospectOf(house, asker, candidate, said)
}
