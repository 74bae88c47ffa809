import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendarSpans, parents, people, pupils, registerWeeks, roles, schools } from '../db/schema.ts'
import { openStore, type Store } from '../db/store.ts'
import type { House } from '../src/casework/house.ts'
import type { Asker } from '../src/domain/access.ts'
import { addDays, type Day, day, mondayOf } from '../src/domain/day.ts'
import type { Role } from '../src/domain/role.ts'
import { loadLibrary } from '../src/library.ts'

/** The library of the repository, read once for all tests of a file. */
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import { pathwaySchema } from '../src/domain/pathway/pathway.ts'
import { readCodes } from '../src/library/read-codes.ts'
import { readCalendars } from '../src/library/read-rules.ts'
import { templateFiles } from '../src/library/template-files.ts'
const { files } = templateFiles({ templatesDir: new URL('../templates', import.meta.url).pathname })
const of = (kind: string) => files.filter(({ path }) => path.startsWith(`${kind}/`))
const p1 = pathwaySchema.parse(parse(readFileSync('templates/pathways/school-checklist.yaml','utf8')))
export const library = { pathways: new Map([[p1.id, p1]]), letters: new Map(), codes: readCodes(of('codes')).codes, bankHolidays: readCalendars(of('calendars')).bankHolidays! } as unknown as ReturnType<typeof loadLibrary>

export const asker = (id: string, role: Role, school: string | null = null): Asker => ({
  id,
  name: id,
  roles: [{ role, school }],
})

export const pastoral = asker('U0PASTORAL1', 'pastoral', 'north')
export const officer = asker('U0OFFICER01', 'attendance-officer')

/** A clock that stands still until it is moved. */
export function frozen(at: string) {
  let now = new Date(at)
  return { now: () => now, to: (next: string) => void (now = new Date(next)) }
}

/** A pupil's marks, week by week from a Monday: ten marks a week, blank for none. */
export function weeksOf(pupil: string, from: Day, weeks: readonly string[]) {
  return weeks.map((marks, index) => ({
    pupil,
    monday: addDays(from, index * 7),
    marks: marks.split(' ').map((mark) => (mark === '.' ? '  ' : mark.padEnd(2))).join(''),
    possible: 0,
    attended: 0,
    authorised: 0,
    unauthorised: 0,
    late: 0,
    unexplained: 0,
    import: 'test',
  }))
}

export const present = '/ \\ / \\ / \\ / \\ / \\'
export const missing = (sessions: number, code = 'O') =>
  present.split(' ').map((mark, index) => (index < sessions ? code : mark)).join(' ')

const terms: [string, string, 'term' | 'inset' | 'closure', string][] = [
  ['2026-09-01', '2026-10-23', 'term', 'Autumn 1'],
  ['2026-11-02', '2026-12-18', 'term', 'Autumn 2'],
  ['2027-01-04', '2027-02-12', 'term', 'Spring 1'],
  ['2027-02-22', '2027-03-24', 'term', 'Spring 2'],
  ['2027-04-12', '2027-05-28', 'term', 'Summer 1'],
  ['2027-06-07', '2027-07-21', 'term', 'Summer 2'],
  ['2026-09-01', '2026-09-01', 'inset', 'INSET day'],
]

async function seedSchool(store: Store): Promise<void> {
  await store.write(async (tx) => {
    await tx.insert(schools).values({ id: 'north', name: 'Northfield School', nation: 'england', phase: 'secondary', channel: 'C0NORTH0001' })
    await tx.insert(schools).values({ id: 'south', name: 'Southgate School', nation: 'england', phase: 'primary', channel: 'C0SOUTH0001' })
    for (const school of ['north', 'south'])
      await tx.insert(calendarSpans).values(terms.map(([from, to, kind, name]) => ({ school, fromDay: day(from), toDay: day(to), kind, name })))
    for (const who of [pastoral, officer]) {
      await tx.insert(people).values({ id: who.id, name: who.name })
      await tx.insert(roles).values(who.roles.map((held) => ({ person: who.id, ...held })))
    }
  })
}

/** Puts a pupil with two parents and a register into the store. */
export async function seedPupil(
  store: Store,
  pupil: Partial<typeof pupils.$inferInsert> & { id: string },
  weeks: readonly string[],
  from = '2026-09-07',
): Promise<void> {
  await store.write(async (tx) => {
    await tx.insert(pupils).values({
      school: 'north', pupilRef: pupil.id.split('.')[1] ?? pupil.id, surname: 'Ashdown', forename: 'Robin', dateOfBirth: day('2013-03-04'),
      yearGroup: '8', regGroup: '8B', joined: day('2024-09-02'), search: 'robin ashdown 8b', ...pupil,
    })
    const parent = { pupil: pupil.id, title: 'Ms', relationship: 'mother', resident: true, hasCare: true, postcode: 'ZZ1 1AA' }
    await tx.insert(parents).values([
      { ...parent, id: `${pupil.id}.p1`, forename: 'Jo', surname: 'Ashdown', address: '1 Low Road\nNorthfield' },
      { ...parent, id: `${pupil.id}.p2`, title: 'Mr', relationship: 'father', resident: false, forename: 'Sam', surname: 'Birch', address: '9 High Road\nElsewhere' },
    ])
    await tx.insert(registerWeeks).values(weeksOf(pupil.id, mondayOf(day(from)), weeks))
  })
}

/** A house over a new store in a temporary folder, with two schools, two people and a clock. */
export async function newWorld(at = '2026-11-21T12:00:00Z'): Promise<{ house: House; store: Store; clock: ReturnType<typeof frozen> }> {
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-'))
  const store = await openStore({ url: `file:${join(folder, 'store.db')}` })
  await seedSchool(store)
  const clock = frozen(at)
  const house: House = { store, shelves: library, now: clock.now, timeZone: 'Europe/London', kick: () => {} }
  return { house, store, clock }
}
