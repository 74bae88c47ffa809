import { peopleWithRole } from '../../db/queries/people.ts'
import { schoolRoles, teamRoles } from '../domain/access.ts'
import type { Role } from '../domain/role.ts'
import type { House } from './house.ts'

/** Somebody who may own a case at a school, with what they are there. */
export type Colleague = { id: string; name: string; roles: Role[] }

/** The people who may work on the cases of a school, by name: its own staff and the attendance team. */
export async function peopleOf(house: House, school: string): Promise<Colleague[]> {
  const held = await peopleWithRole(house.store.read, school, [...schoolRoles, ...teamRoles])
  const people = new Map<string, Colleague>()
  for (const { id, name, role } of held) {
    const known = people.get(id) ?? { id, name, roles: [] }
    if (!known.roles.includes(role)) known.roles.push(role)
    people.set(id, known)
  }
  return [...people.values()]
}
