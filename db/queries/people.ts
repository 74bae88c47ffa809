import { and, asc, eq, getTableColumns, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Role } from '../../src/domain/role.ts'
import { packed } from '../packed.ts'
import { prepared } from '../prepared.ts'
import type { Db } from '../reader.ts'
import { keptOut, people, pupils, roles, schools } from '../schema.ts'

/** Somebody who uses the bot. */
export type Person = typeof people.$inferSelect

/** A role at a school, or at all schools when `school` is null. */
export type HeldRole = { role: Role; school: string | null }

/** Who is kept from whom, of some people: a pupil, and by the family's reference each brother and sister, looked up in each school's own index. */
const keptFamilies = (who: SQL) => sql`select person, pupil from ${keptOut} where ${who} union
  select ${keptOut.person}, kin.id from ${keptOut} join ${pupils} own on own.id = ${keptOut.pupil}
  join ${schools} every join ${pupils} kin on kin.school = every.id and kin.family_ref = own.family_ref where ${who}`

const theirs = keptFamilies(sql`${keptOut.person} = ${people.id}`)
const keptFromOf = sql<string>`(select json_group_array(pupil) from (${theirs}))`

const held = prepared((db) =>
  db
    .select({ person: people, role: roles.role, school: roles.school, keptFrom: keptFromOf })
    .from(people)
    .leftJoin(roles, eq(roles.person, people.id))
    .where(eq(people.id, sql.placeholder('id')))
    .prepare(),
)

/** A person with everything that they may do, and the pupils whose cases they are kept out of. */
export type PersonWithRoles = Person & { roles: HeldRole[]; keptFrom: string[] }

/** A person with everything that they may do, or null when they are not on the list. */
export async function personWithRoles(db: Db, id: string): Promise<PersonWithRoles | null> {
  const rows = await held(db).all({ id })
  const [first] = rows
  if (first === undefined) return null
  const roles = rows.flatMap(({ role, school }) => (role === null ? [] : [{ role, school }]))
  return { ...first.person, roles, keptFrom: JSON.parse(first.keptFrom) as string[] }
}

/** Everybody on the list, by name, with everything that they may do. */
export async function everybodyWithRoles(db: Db): Promise<PersonWithRoles[]> {
  const [all, held, kept] = await Promise.all([
    allPeople(db),
    allRoles(db),
    db.all<{ person: string; pupil: string }>(keptFamilies(sql`true`)),
  ])
  const found = new Map(
    all.map((one) => [one.id, { ...one, roles: [] as HeldRole[], keptFrom: [] as string[] }]),
  )
  for (const { person, role, school } of held) found.get(person)?.roles.push({ role, school })
  for (const { person, pupil } of kept) found.get(person)?.keptFrom.push(pupil)
  return [...found.values()]
}

/** The people who hold one of some roles at a school, those for all schools included, by name. */
export async function peopleWithRole(
  db: Db,
  school: string,
  wanted: readonly Role[],
): Promise<(Person & HeldRole)[]> {
  const rows = await db
    .select({ person: people, role: roles.role, school: roles.school })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.person))
    .where(and(inArray(roles.role, [...wanted]), or(eq(roles.school, school), isNull(roles.school))))
    .orderBy(asc(people.name), asc(people.id))
  return rows.map(({ person, ...role }) => ({ ...person, ...role }))
}

const person = packed(getTableColumns(people))

const all = prepared((db) =>
  db.select({ person }).from(people).orderBy(asc(people.name), asc(people.id)).prepare(),
)

/** Everybody on the list, by name. */
export async function allPeople(db: Db): Promise<Person[]> {
  const rows = await all(db).all()
  return rows.map((row) => row.person)
}

/** Every role that is held, those at one school only where it is given. */
export async function allRoles(db: Db, school?: string): Promise<(HeldRole & { person: string })[]> {
  return db
    .select()
    .from(roles)
    .where(school === undefined ? undefined : eq(roles.school, school))
    .orderBy(asc(roles.person), asc(roles.role), asc(roles.school))
}
