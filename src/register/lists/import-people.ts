import { and, eq, isNull, sql } from 'drizzle-orm'
import { allPeople, allRoles, type HeldRole, type Person } from '../../../db/queries/people.ts'
import { allSchools } from '../../../db/queries/schools.ts'
import type { Db } from '../../../db/reader.ts'
import { people, roles } from '../../../db/schema.ts'
import type { Tx } from '../../../db/writer.ts'
import { type ImportDesk, newImportId, recordImport, type Taken } from '../import-desk.ts'
import { faultList, type Refused, refusedFor } from '../tables/fault.ts'
import type { TableFile } from '../tables/table-file.ts'
import { type PersonRow, readPeopleRows } from './people-rows.ts'

/** A role that somebody gains or loses, with the name to tell it by. */
export type RoleChange = HeldRole & { person: string; name: string }

/** What a people file did, or with `dryRun` would do. */
export type PeopleTaken = Taken<{
  gained: RoleChange[]
  lost: RoleChange[]
  renamed: number
  dryRun: boolean
}>

/** What may be said with a people file: the one school that it lists, not to keep it, and who knows e-mail addresses. */
export type PeopleOptions = {
  school: string | null
  dryRun: boolean
  lookUp?: ((email: string) => Promise<string | null>) | undefined
}

type Held = HeldRole & { person: string }
type Change = {
  gained: RoleChange[]
  lost: RoleChange[]
  renamed: PersonRow[]
  after: Held[]
  before: Held[]
}

const keyOf = ({ person, role, school }: Held): string => JSON.stringify([person, role, school])

const without = <T extends Held>(all: readonly T[], others: readonly Held[]): T[] => {
  const keys = new Set(others.map(keyOf))
  return all.filter((held) => !keys.has(keyOf(held)))
}

const isRenamed = (known: Person | undefined, { name, email, deputy }: PersonRow): boolean =>
  known === undefined ||
  known.name !== name ||
  (email !== null && known.email !== email) ||
  (deputy !== null && known.deputy !== deputy)

async function changeOf(db: Db, wanted: readonly PersonRow[], school: string | null): Promise<Change> {
  const before = await allRoles(db)
  const known = new Map((await allPeople(db)).map((person) => [person.id, person]))
  const listed = before.filter((held) => school === null || held.school === school)
  const names = new Map(wanted.map(({ person, name }) => [person, name]))
  const named = ({ person, role, school: at }: Held): RoleChange => ({
    person,
    name: names.get(person) ?? known.get(person)?.name ?? person,
    role,
    school: at,
  })
  return {
    gained: without(wanted, before).map(named),
    lost: without(listed, wanted).map(named),
    renamed: wanted.filter((row) => isRenamed(known.get(row.person), row)),
    after: [...without(before, listed), ...wanted],
    before,
  }
}

const admins = (held: readonly Held[]): Held[] => held.filter(({ role }) => role === 'admin')
const everywhere = (held: readonly Held[]): Held[] => admins(held).filter(({ school }) => school === null)

/** Why a list may not be kept: it would leave nobody who can bring the next one, or nobody who can for every school. */
function lockedOut({ before, after }: Change): string | undefined {
  if (admins(before).length > 0 && admins(after).length === 0) {
    return 'this list would leave nobody with the role admin: add a row for one. It is the whole list: who is missing loses access'
  }
  if (everywhere(before).length > 0 && everywhere(after).length === 0) {
    return 'this list would leave nobody with the role admin at all schools: leave the school empty in the row of one'
  }
  return undefined
}

async function save(tx: Tx, { gained, lost, renamed }: Change): Promise<void> {
  for (const { person, role, school } of lost) {
    const at = school === null ? isNull(roles.school) : eq(roles.school, school)
    await tx.delete(roles).where(and(eq(roles.person, person), eq(roles.role, role), at))
  }
  // Who loses every role stays by name, so that what they once did can still be told.
  for (const { person, name, email, deputy } of renamed) {
    const set = {
      name,
      email: sql`coalesce(${email}, ${people.email})`,
      deputy: sql`coalesce(${deputy}, ${people.deputy})`,
    }
    const row = { id: person, name, email, deputy }
    await tx.insert(people).values(row).onConflictDoUpdate({ target: people.id, set })
  }
  if (gained.length > 0) {
    await tx.insert(roles).values(gained.map(({ person, role, school }) => ({ person, role, school })))
  }
}

async function knownAddresses(
  db: Db,
  lookUp: PeopleOptions['lookUp'],
): Promise<(email: string) => Promise<string | null>> {
  const known = new Map((await allPeople(db)).map(({ id, email }) => [email?.toLowerCase(), id]))
  return async (email) => {
    const person = known.get(email) ?? (await lookUp?.(email)) ?? null
    if (person !== null) known.set(email, person)
    return person
  }
}

/** Takes the whole list of people in, or with `school` that school's: who is not on it loses access; a list without an admin is refused once there was one. */
export async function importPeople(
  desk: ImportDesk,
  file: TableFile,
  { school, dryRun, lookUp }: PeopleOptions,
): Promise<PeopleTaken | Refused> {
  const { store } = desk
  const faults = faultList()
  const schools = (await allSchools(store.read)).map(({ id }) => id)
  const reading = { schools, only: school, lookUp: await knownAddresses(store.read, lookUp) }
  const { held, ...read } = await readPeopleRows(file, reading, faults)
  if (faults.count() > 0) return faults.refused()
  const outcome = (change: Change, changed: boolean): PeopleTaken => {
    const { gained, lost, renamed } = change
    const told = { gained, lost, renamed: new Set(renamed.map(({ person }) => person)).size, dryRun }
    return { done: true, changed, rows: read.rows, warnings: [], moreWarnings: 0, ...told }
  }
  return store.write(async (tx) => {
    const change = await changeOf(tx, held, school)
    const refusal = lockedOut(change)
    if (refusal !== undefined) return refusedFor(refusal)
    const { gained, lost, renamed } = change
    const changed = gained.length + lost.length + renamed.length > 0
    if (dryRun || !changed) return outcome(change, false)
    await save(tx, change)
    const counts = { gained: gained.length, lost: lost.length, renamed: renamed.length }
    await recordImport(tx, desk, { id: newImportId(), school, kind: 'people', ...read, counts })
    return outcome(change, true)
  })
}
