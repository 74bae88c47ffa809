import type { Role } from './role.ts'

/** A role at a school, or everywhere when `school` is null. */
export type HeldRole = { role: Role; school: string | null }

/** The person who asks, with everything they may do. */
export type Asker = { id: string; name: string; roles: readonly HeldRole[] }

/** What access looks at in a case: whose it is, and whether it has been referred to the council. */
export type CaseInSight = { school: string; referred: boolean }

export const schoolRoles: readonly Role[] = [
  'pastoral',
  'head-of-year',
  'senior-leader',
  'headteacher',
  'safeguarding-lead',
]
export const teamRoles: readonly Role[] = ['attendance-officer', 'ewo', 'team-leader']

const works = ({ role }: HeldRole) => schoolRoles.includes(role) || teamRoles.includes(role)
const at = (school: string) => (held: HeldRole) => held.school === null || held.school === school

/** May this person work on a school's cases: its own staff, or the attendance team? */
export function mayWorkAt(asker: Asker, school: string): boolean {
  return asker.roles.some((held) => works(held) && at(school)(held))
}

/** What this person is at a school, the roles for all schools included. */
export function rolesAt(asker: Asker, school: string): Role[] {
  return asker.roles.filter(at(school)).map(({ role }) => role)
}

/** May this person read a case? Legal reads those that were referred; an administrator none. */
export function mayRead(asker: Asker, seen: CaseInSight): boolean {
  if (mayWorkAt(asker, seen.school)) return true
  return seen.referred && asker.roles.some((held) => held.role === 'legal' && at(seen.school)(held))
}

/** The schools whose cases this person works on. */
export function schoolsOf(asker: Asker): readonly string[] | 'all' {
  const working = asker.roles.filter(works)
  if (working.some((held) => held.school === null)) return 'all'
  return [...new Set(working.flatMap((held) => held.school ?? []))]
}

/** Is this person of the council's attendance team for a school? */
export function isOfTeam(asker: Asker, school: string): boolean {
  return asker.roles.some((held) => teamRoles.includes(held.role) && at(school)(held))
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
