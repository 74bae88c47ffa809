import { speaksForCouncil } from '../../domain/access.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import type { Role } from '../../domain/role.ts'
import type { SchoolLetterhead } from '../../domain/school-letterhead.ts'
import { pupilName, roleTitle, titleOf } from './names.ts'
import type { Colleague, Scene } from './scene.ts'

/** What stands where a school has said nothing of a pupil's year. */
const yearUnknown = 'year group not on record'

/** A pupil’s year as papers say it: Year 8. */
export function yearOf(yearGroup: string | null): string {
  if (yearGroup === null) return yearUnknown
  return /^\d+$/.test(yearGroup.trim()) ? `Year ${yearGroup.trim()}` : yearGroup
}

/** The facts that every letter has. */
export type Frame = Pick<LetterFacts, 'reference' | 'date' | 'school' | 'contact' | 'pupil'>

type Person = LetterFacts['school']['signOff']

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/** For whom a colleague signs: with a role of each house, for the one whose letter it is. */
function houseOf({ loaded, template }: Scene, { roles }: Colleague): string {
  const { la, name } = loaded.family.school
  const isTheirs =
    template.from === 'council'
      ? roles.some(speaksForCouncil)
      : roles.length > 0 && roles.every(speaksForCouncil)
  return isTheirs && la !== null ? la : name
}

/** Whoever the pathway has sign the letter, by what it calls them; nobody where the school's own signatory does. */
function signerIn(scene: Scene): Person | null {
  const { loaded, kind, template, colleagues, signer } = scene
  const person = colleagues.get(signer)
  if (person === undefined || (kind.by === undefined && template.from !== 'council')) return null
  const of = houseOf(scene, person)
  const holds = kind.by !== undefined && person.roles.some(({ role }) => role === kind.by)
  const title = holds ? roleTitle(loaded.context.pathway, kind.by as Role) : titleOf(scene, person)
  return title === null ? null : { name: person.name, role: capital(title), of }
}

/** The headteacher as the school's own settings name them, where the pathway has the headteacher sign. */
function headIn({ loaded, kind }: Scene, { head }: SchoolLetterhead): Person | null {
  if (kind.by !== 'headteacher' || head === undefined) return null
  return {
    name: head,
    role: capital(roleTitle(loaded.context.pathway, kind.by)),
    of: loaded.family.school.name,
  }
}

/** Whom to ask: of the council's letters whoever signs them, at the council; else the case's owner, at the school's own number and mailbox. */
function contactOf(scene: Scene, head: SchoolLetterhead, signOff: Person): Frame['contact'] {
  const { phone, email, councilPhone = phone, councilEmail = email } = head
  const { name, role } = signOff
  if (scene.template.from === 'council') return { name, role, phone: councilPhone, email: councilEmail }
  const owner = scene.colleagues.get(scene.loaded.state.owner)
  return {
    name: owner?.name ?? head.signOffName,
    role: titleOf(scene, owner) ?? head.signOffRole,
    phone,
    email,
  }
}

/** Whose paper it is, who signs, whom to ask, and about whom; or what is missing for that, in words. */
export function frameOf(scene: Scene): Frame | { lacks: string[] } {
  const { loaded, letterhead } = scene
  const { family, state, context } = loaded
  const { forename, surname, dateOfBirth, yearGroup, regGroup } = family.pupil
  const blank = 'lacks' in letterhead ? letterhead.lacks : []
  const lacks = [...blank, ...(dateOfBirth === null ? ["the pupil's date of birth"] : [])]
  if ('lacks' in letterhead || dateOfBirth === null) return { lacks }
  const { address, phone, email, signOffName, signOffRole } = letterhead
  const signOff = headIn(scene, letterhead) ??
    signerIn(scene) ?? { name: signOffName, role: signOffRole, of: family.school.name }
  const year = yearOf(yearGroup)
  const pupil = { forename, surname, fullName: pupilName(family), dateOfBirth, yearGroup: year, regGroup }
  return {
    reference: state.id,
    date: context.facts.today,
    school: { name: family.school.name, address, phone, email, signOff },
    contact: contactOf(scene, letterhead, signOff),
    pupil,
  }
}
