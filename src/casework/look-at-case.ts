import { isKeptOut } from '../../db/queries/kept-out.ts'
import { allPeople } from '../../db/queries/people.ts'
import { importsOf } from '../../db/queries/register.ts'
import { school as schoolById } from '../../db/queries/schools.ts'
import { type Asker, mayRead, mayWorkOn, rolesAt, seesSafeguarding } from '../domain/access.ts'
import type { ContactShown } from '../domain/contact-shown.ts'
import { type Day, day as toDay } from '../domain/day.ts'
import { type FamilyNames, initialsOf } from '../domain/family.ts'
import { type Kin, noKin } from '../domain/kin.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import type { Role } from '../domain/role.ts'
import { toldApart } from '../domain/told-apart.ts'
import { pathwayOn } from './case-pathways.ts'
import { contactsShown } from './contacts-shown.ts'
import type { Family } from './facts.ts'
import type { House } from './house.ts'
import { stateInSight } from './in-sight.ts'
import { kinOf } from './kin-of.ts'
import { type ToTranslate, untranslatedIn } from './letters/untranslated.ts'
import { caseOfEvents, type LoadedCase, loadCase, withFacts } from './load-case.ts'
import { logLook } from './log-look.ts'

/** A case as somebody entitled sees it: with names, and whether they may act on it or only read. */
export type LookedAt = LoadedCase & {
  names: FamilyNames
  /** The pathways that the case was on before it was moved, each until an event; the first one first. */
  earlier: readonly { until: number; pathway: Pathway }[]
  /** The day on which the school's parents were last imported; null where they never were. */
  parentsOn: Day | null
  people: Readonly<Record<string, string>>
  /** Everything that was logged about the pupil, the latest first. */
  contacts: readonly ContactShown[]
  /** What stands to be translated or checked before letters go out in their readers' languages. */
  toTranslate: readonly ToTranslate[]
  acts: boolean
  /** What the viewer is at the case's school. */
  roles: readonly Role[]
  /** The pupil's brothers and sisters, as the viewer may see them. */
  kin: Kin
}

const joined = (...parts: (string | null)[]) => parts.filter((part) => part !== null && part !== '').join(' ')

/** What the school's own system flags of a pupil; null where it flags nothing. */
function flagOf({ safetyFlag, socialCare }: Family['pupil']): FamilyNames['flagged'] {
  const told = socialCare?.trim() || null
  return safetyFlag || told !== null ? { safety: safetyFlag ?? false, socialCare: told } : null
}

/** The names of a pupil and their parents, as screens show them; `knows` whether the viewer may learn what is flagged. */
export function namesOf(
  { pupil, parents, school }: Family,
  apart: (id: string) => boolean,
  knows: boolean,
): FamilyNames {
  const flag = flagOf(pupil)
  const { id, forename, surname, yearGroup, regGroup } = pupil
  const lookedAfter = pupil.lookedAfter ?? false
  const name = joined(forename, surname)
  return {
    pupil: { id, name, forename, initials: initialsOf(forename, surname), yearGroup, regGroup, lookedAfter },
    parents: toldApart(
      parents.map((parent) => ({
        id: parent.id,
        name: joined(parent.title, parent.forename, parent.surname),
        relationship: parent.relationship,
        resident: parent.resident,
        language: parent.language,
        interpreter: parent.interpreter ?? false,
        doNotWrite: parent.doNotWrite ?? false,
        apart: apart(parent.id),
        reachable: Boolean(parent.contactVia?.trim() || parent.address?.trim()),
        confidential: parent.addressConfidential ?? false,
      })),
    ),
    school: { id: school.id, name: school.name },
    speakFirst: flag !== null,
    flagged: knows ? flag : null,
  }
}

type Viewer = Pick<LookedAt, 'acts' | 'roles' | 'kin'> & { knows: boolean }

/** One that was never kept and has gone from the templates is left out: its titles are told by nobody. */
async function earlierOf(house: House, { state }: LoadedCase): Promise<LookedAt['earlier']> {
  const { read } = house.store
  const found = state.earlier.map(async ({ pathway: id, version, overlays = [], until }) => {
    const pathway = await pathwayOn(house, read, { id, version, overlays })
    return pathway === undefined ? [] : [{ until, pathway }]
  })
  return (await Promise.all(found)).flat()
}

async function shownTo(house: House, loaded: LoadedCase, { knows, ...viewer }: Viewer): Promise<LookedAt> {
  const { context, family } = loaded
  const apart = (parent: string) => context.facts.parents.some((one) => one.id === parent && one.apart)
  const people = await allPeople(house.store.read)
  const byId = Object.fromEntries(people.map((person) => [person.id, person.name]))
  const contacts = await contactsShown(house.store.read, family.pupil.id, byId)
  const earlier = await earlierOf(house, loaded)
  const [taken] = await importsOf(house.store.read, family.school.id, 'parents', 1)
  const parentsOn = taken === undefined ? null : toDay(taken.recordedAt.slice(0, 10))
  return {
    ...loaded,
    earlier,
    parentsOn,
    names: namesOf(family, apart, knows),
    people: byId,
    contacts,
    toTranslate: untranslatedIn(house, loaded),
    ...viewer,
  }
}

/** A case as the bot draws it for messages, which say nothing that only some may know. */
export async function caseForMessages(house: House, id: string): Promise<LookedAt | null> {
  const loaded = await loadCase(house, house.store.read, id)
  return loaded === null ? null : shownTo(house, loaded, { acts: false, roles: [], kin: noKin, knows: false })
}

/**
 * Looks at a case for somebody, and writes down that they did before they see it; null both when there is none and when
 * it is not theirs to see. `what` is the screen's title.
 */
export async function lookAtCase(
  house: House,
  asker: Asker,
  id: string,
  what = 'Case',
): Promise<LookedAt | null> {
  const { read } = house.store
  const told = await caseOfEvents(house, read, id)
  if (told === null) return null
  const { state, pathway } = told
  const { school } = state
  const settings = (await schoolById(read, school))?.settings ?? {}
  const seen = stateInSight(pathway, state, settings)
  // Who kept themself out with this very request may not see it painted either.
  const isOut = await isKeptOut(read, asker.id, seen.pupil)
  // Nothing of a family is read for somebody who may not see the case.
  if (isOut || !mayRead(asker, seen)) return null
  await logLook(house, { person: asker.id, case: id, what })
  const loaded = await withFacts(house, read, told)
  const kin = await kinOf(house, read, asker, loaded.family.pupil)
  const viewer = { roles: rolesAt(asker, school), kin, knows: seesSafeguarding(asker, school) }
  return shownTo(house, loaded, { acts: mayWorkOn(asker, seen), ...viewer })
}
