import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendarSpans, parents, people, pupils, registerWeeks, roles, schools } from '../db/schema.ts'
import { openStore, type Store } from '../db/store.ts'
import type { House } from '../src/casework/house.ts'
import type { Asker } from '../src/domain/access.ts'
import { addDays, type Day, day, mondayOf } from '../src/domain/day.ts'
import { canonicalProfile } from '../src/domain/register-file.ts'
import type { Role } from '../src/domain/role.ts'
import { loadLibrary } from '../src/library.ts'

/** The library of the repository, read once for all tests of a file. */
export const library = loadLibrary({ templatesDir: new URL('../templates', import.meta.url).pathname })

/** How a register file is read unless something else is said. */
export const canonical = { profile: canonicalProfile(library.profiles) }

export const asker = (id: string, role: Role, school: string | null = null): Asker => ({
  id,
  name: id,
  roles: [{ role, school }],
  keptFrom: [],
})

export const pastoral = asker('U0PASTORAL1', 'pastoral', 'north')
export const officer = asker('U0OFFICER01', 'attendance-officer')

/** A clock that stands still until it is moved. */
export function frozen(at: string) {
  let now = new Date(at)
  const to = (next: string) => {
    now = new Date(next)
  }
  return { now: () => now, to }
}

/** A pupil's marks, week by week from a Monday: ten marks a week, blank for none. */
export function weeksOf(pupil: number, from: Day, weeks: readonly string[]) {
  return weeks.map((marks, index) => ({
    pupil,
    monday: addDays(from, index * 7),
    marks: marks
      .split(' ')
      .map((mark) => (mark === '.' ? '  ' : mark.padEnd(2)))
      .join(''),
    possible: 0,
    attended: 0,
    authorised: 0,
    unauthorised: 0,
    late: 0,
    unexplained: 0,
    marked: 0,
    import: 0,
  }))
}

export const present = '/ \\ / \\ / \\ / \\ / \\'
export const missing = (sessions: number, code = 'O') =>
  present
    .split(' ')
    .map((mark, index) => (index < sessions ? code : mark))
    .join(' ')

const terms: [string, string, 'term' | 'inset' | 'closure', string][] = [
  ['2026-09-01', '2026-10-23', 'term', 'Autumn 1'],
  ['2026-11-02', '2026-12-18', 'term', 'Autumn 2'],
  ['2027-01-04', '2027-02-12', 'term', 'Spring 1'],
  ['2027-02-22', '2027-03-24', 'term', 'Spring 2'],
  ['2027-04-12', '2027-05-28', 'term', 'Summer 1'],
  ['2027-06-07', '2027-07-21', 'term', 'Summer 2'],
  ['2026-09-01', '2026-09-01', 'inset', 'INSET day'],
]

/** What a school prints at the head and foot of its letters. */
export const letterhead = {
  address: ['1 Beacon Road', 'Northfield', 'ZZ1 1ZZ'],
  phone: '01632 960001',
  email: 'office@northfield.example',
  signOffName: 'Ms Orla Vance',
  signOffRole: 'Assistant headteacher',
  head: 'Dr Cato Finch',
}

async function seedSchool(store: Store): Promise<void> {
  // Most tests are about a pathway alone: what lays itself over all of them is switched off here.
  const settings = { ...letterhead, overlays: [] }
  const about = { nation: 'england', la: 'Fenmoor Council', settings } as const
  await store.write(async (tx) => {
    await tx.insert(schools).values([
      { id: 'north', name: 'Northfield School', phase: 'secondary', channel: 'C0NORTH0001', ...about },
      { id: 'south', name: 'Southgate School', phase: 'primary', channel: 'C0SOUTH0001', ...about },
    ])
    const spans = terms.map(([from, to, kind, name]) => ({ fromDay: day(from), toDay: day(to), kind, name }))
    for (const school of ['north', 'south'])
      await tx.insert(calendarSpans).values(spans.map((span) => ({ school, ...span })))
  })
  for (const who of [pastoral, officer]) await seedPerson(store, who)
}

/** Puts somebody on the list of people. */
export async function seedPerson(store: Store, who: Asker): Promise<void> {
  await store.write(async (tx) => {
    await tx.insert(people).values({ id: who.id, name: who.name })
    await tx.insert(roles).values(who.roles.map((held) => ({ person: who.id, ...held })))
  })
}

type ParentRow = Partial<typeof parents.$inferInsert>

/** Puts a pupil with two parents and a register into the store; what is given of the parents is laid over theirs. */
export async function seedPupil(
  store: Store,
  pupil: Partial<typeof pupils.$inferInsert> & { id: string },
  weeks: readonly string[],
  from = '2026-09-07',
  [first, second]: readonly [ParentRow?, ParentRow?] = [],
): Promise<void> {
  const about = { pupil: pupil.id, title: 'Ms', relationship: 'mother', resident: true, hasCare: true }
  const apart = { title: 'Mr', relationship: 'father', resident: false, postcode: 'ZZ9 9ZZ' }
  await store.write(async (tx) => {
    const inserted = tx.insert(pupils).values({
      school: 'north',
      pupilRef: pupil.id.split('.')[1] ?? pupil.id,
      surname: 'Ashdown',
      forename: 'Robin',
      dateOfBirth: day('2013-03-04'),
      yearGroup: '8',
      regGroup: '8B',
      joined: day('2024-09-02'),
      search: 'robin ashdown 8b',
      ...pupil,
    })
    const [row] = await inserted.returning({ number: pupils.number })
    await tx.insert(parents).values([
      {
        ...about,
        id: `${pupil.id}.p1`,
        forename: 'Jo',
        surname: 'Ashdown',
        address: '1 Low Road\nNorthfield',
        postcode: 'ZZ1 1AA',
        ...first,
      },
      {
        ...about,
        ...apart,
        id: `${pupil.id}.p2`,
        forename: 'Sam',
        surname: 'Birch',
        address: '9 High Road\nElsewhere',
        ...second,
      },
    ])
    await tx.insert(registerWeeks).values(weeksOf(row?.number ?? 0, mondayOf(day(from)), weeks))
  })
}

/** A house over a store: two of them on one file are two replicas. */
export function houseOn(store: Store, clock: ReturnType<typeof frozen>): House {
  return { store, shelves: library, now: clock.now, timeZone: 'Europe/London', kick: () => {} }
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'fasttrack-'))

async function seeded(url: string): Promise<Store> {
  const store = await openStore({ url })
  await seedSchool(store)
  return store
}

let first: Promise<string> | undefined

/** A folder with such a store, made once for all tests of a file: a copy of it takes a tenth of the time. */
async function firstFolder(): Promise<string> {
  const folder = newFolder()
  await (await seeded(`file:${join(folder, 'store.db')}`)).close()
  return folder
}

async function copied(): Promise<Store> {
  first ??= firstFolder()
  const folder = newFolder()
  cpSync(await first, folder, { recursive: true })
  return openStore({ url: `file:${join(folder, 'store.db')}` })
}

/** A house over a new store in a temporary folder, or over an empty server's, with two schools, two people and a clock. */
export async function newWorld(
  at = '2026-11-21T12:00:00Z',
  url?: string,
): Promise<{ house: House; store: Store; clock: ReturnType<typeof frozen> }> {
  const store = await (url === undefined ? copied() : seeded(url))
  const clock = frozen(at)
  return { house: houseOn(store, clock), store, clock }
}
