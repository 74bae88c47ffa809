import type { Role } from './role.ts'

/** A role at a school, or everywhere when `school` is null. */
export type HeldRole = { role: Role; school: string | null }

/** The person who asks, with everything they may do, and the pupils whose cases they are kept out of. */
export type Asker = {
  id: string
  name: string
  roles: readonly HeldRole[]
  /** Pupils' ids: a colleague connected to a family is kept out of its cases whatever their roles. */
  keptFrom: readonly string[]
}

/** What access looks at in a case: whose it is, whether it was referred, and whether its school shares it with the council yet. */
export type CaseInSight = { school: string; pupil: string; referred: boolean; shared: boolean }

export const schoolRoles: readonly Role[] = [
  'pastoral',
  'head-of-year',
  'senior-leader',
  'headteacher',
  'safeguarding-lead',
]
export const teamRoles: readonly Role[] = ['attendance-officer', 'ewo', 'team-leader']

/** Who may keep a colleague out of a family's cases, and see who has looked at one. */
export const keeperRoles: readonly Role[] = [
  'headteacher',
  'senior-leader',
  'safeguarding-lead',
  'team-leader',
]

const works = ({ role }: HeldRole) => schoolRoles.includes(role) || teamRoles.includes(role)
const at = (school: string) => (held: HeldRole) => held.school === null || held.school === school

/** Is this role the council's? A school's own attendance officer is the school's. */
export const isCouncils = ({ role, school }: HeldRole): boolean =>
  role === 'ewo' || role === 'team-leader' || (role === 'attendance-officer' && school === null)

/** Does somebody who holds this role speak for the council? Its lawyers do, whichever school they are at. */
export const speaksForCouncil = (held: HeldRole): boolean => isCouncils(held) || held.role === 'legal'

/** May this person work at a school: its own staff, or the attendance team? Whether on one case of it is for `mayWorkOn`. */
export function mayWorkAt(asker: Asker, school: string): boolean {
  return asker.roles.some((held) => works(held) && at(school)(held))
}

/** May this person work on a case? Never one they are kept out of; the council only one that its school shares. */
export function mayWorkOn(asker: Asker, { school, pupil, shared }: CaseInSight): boolean {
  if (asker.keptFrom.includes(pupil)) return false
  return asker.roles.some((held) => works(held) && at(school)(held) && (shared || !isCouncils(held)))
}

/** What this person is at a school, the roles for all schools included. */
export function rolesAt(asker: Asker, school: string): Role[] {
  return asker.roles.filter(at(school)).map(({ role }) => role)
}

/** May this person read a case? Legal reads those that were referred; an administrator none. */
export function mayRead(asker: Asker, seen: CaseInSight): boolean {
  if (mayWorkOn(asker, seen)) return true
  if (asker.keptFrom.includes(seen.pupil)) return false
  return seen.referred && asker.roles.some((held) => held.role === 'legal' && at(seen.school)(held))
}

/** The schools whose cases this person works on. */
export function schoolsOf(asker: Asker): readonly string[] | 'all' {
  const working = asker.roles.filter(works)
  if (working.some((held) => held.school === null)) return 'all'
  return [...new Set(working.flatMap((held) => held.school ?? []))]
}

/** May this person keep a colleague out of a school's case, and see who has looked at it? */
export function keepsOut(asker: Asker, school: string): boolean {
  return rolesAt(asker, school).some((role) => keeperRoles.includes(role))
}

const learnsOfSafety: readonly Role[] = ['safeguarding-lead', 'headteacher']

/** May this person learn what only a school's safeguarding lead may know: its lead, its headteacher, or the attendance team's leader? */
export function seesSafeguarding(asker: Asker, school: string): boolean {
  return asker.roles.some(({ role, school: held }) =>
    role === 'team-leader'
      ? held === null || held === school
      : learnsOfSafety.includes(role) && held === school,
  )
}
