import type { School } from '../../../db/queries/schools.ts'
import { parents, people, pupils, roles as roleRows } from '../../../db/schema.ts'
import type { Tx } from '../../../db/writer.ts'
import type { Asker } from '../../domain/access.ts'
import { addMonths, type Day } from '../../domain/day.ts'
import { type Role, roles, roleTitles } from '../../domain/role.ts'

/** The invented pupil of a simulation, by id and by reference. */
export const simulatedPupil = (school: string) => ({ id: `${school}.SIMULATED`, ref: 'SIMULATED' })

const ages: Readonly<Record<string, { years: number; group: string }>> = {
  primary: { years: 9, group: '5' },
  secondary: { years: 13, group: '9' },
}

/** The Slack id of whoever has a role in a simulation. */
export const actorId = (role: Role): string => `U0SIM${role.replaceAll('-', '').toUpperCase()}`

/** Somebody invented who has a role at a school. */
export const actorOf = (role: Role, school: string): Asker => ({
  id: actorId(role),
  name: `Simulated ${roleTitles[role]}`,
  roles: [{ role, school }],
  keptFrom: [],
})

/** Puts a person for each role into a store that will be thrown away. */
async function addStaff(tx: Tx, { id: school }: School): Promise<void> {
  const all = roles.map((role) => ({ role, person: actorOf(role, school) }))
  await tx.insert(people).values(all.map(({ person: { id, name } }) => ({ id, name })))
  await tx.insert(roleRows).values(all.map(({ role, person }) => ({ person: person.id, role, school })))
}

/** Puts a pupil with two parents in one home, and a person for each role, into a store that will be thrown away. */
export async function addCast(tx: Tx, school: School, start: Day): Promise<void> {
  await addStaff(tx, school)
  const { id, ref } = simulatedPupil(school.id)
  const { years, group } = ages[school.phase] ?? { years: 13, group: '9' }
  await tx.insert(pupils).values({
    id,
    school: school.id,
    pupilRef: ref,
    surname: 'Simulated',
    forename: 'Alex',
    dateOfBirth: addMonths(start, -12 * years),
    yearGroup: group,
    joined: addMonths(start, -24),
    search: 'alex simulated',
  })
  const home = { pupil: id, surname: 'Simulated', address: '1 Made-up Street\nNowhere', postcode: 'ZZ99 9ZZ' }
  const one = { ...home, resident: true, hasCare: true, meetSeparately: false, parentalResponsibility: true }
  await tx.insert(parents).values([
    { ...one, id: `${id}.p1`, title: 'Ms', forename: 'Kim', relationship: 'mother' },
    { ...one, id: `${id}.p2`, title: 'Mr', forename: 'Lee', relationship: 'father' },
  ])
}
