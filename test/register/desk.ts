import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { School } from '../../db/queries/schools.ts'
import {
  calendarSpans,
  events,
  imports as importRows,
  parents,
  people,
  pupils as pupilRows,
  registerStaging,
  registerWeeks,
  roles,
  schools,
} from '../../db/schema.ts'
import { openStore, type Store } from '../../db/store.ts'
import { day } from '../../src/domain/day.ts'
import type { ImportDesk } from '../../src/register/import-desk.ts'
import { addSchool } from '../../src/register/lists/add-school.ts'
import { importCalendar } from '../../src/register/lists/import-calendar.ts'
import { importParents } from '../../src/register/lists/import-parents.ts'
import { importPeople } from '../../src/register/lists/import-people.ts'
import { importPupils } from '../../src/register/lists/import-pupils.ts'
import { importRegister } from '../../src/register/marks/import-register.ts'
import { canonical, library } from '../world.ts'

/** A file as it comes in, in pieces of a few bytes so that nothing may rest on where a piece ends. */
export async function* pieces(bytes: Uint8Array | string, size = 7): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(bytes)
  for (let from = 0; from < all.length; from += size) yield all.subarray(from, from + size)
}

export const file = (bytes: Uint8Array | string, size?: number) => ({ source: pieces(bytes, size) })

export const calendar = `from,to,kind,name
2026-09-01,2026-12-18,term,Autumn
2026-10-26,2026-10-30,closure,Half term
2026-09-01,2026-09-01,inset,
2027-01-04,2027-03-24,term,Spring
2027-04-12,2027-07-21,term,Summer
`

export const pupils = `pupil_ref,upn,surname,forename,date_of_birth,joined
1001,,Ashdown,Ada,2013-03-04,2024-09-02
1002,,Loxley,Bo,2013-05-06,2026-09-14
1003,,Garside,Cy,2013-07-08,2024-09-02
`

/** A store with two schools, the first of them with a calendar and three pupils. */
export type World = { store: Store; desk: ImportDesk; north: School; close: () => Promise<void> }

const school = (id: string, nation: 'england' | 'wales') => ({
  id,
  name: `${id} school`,
  nation,
  phase: 'secondary' as const,
  channel: null,
  la: null,
  pathway: null,
})

const deskOf = (store: Store, today: string): ImportDesk => ({
  store,
  codes: library.codes,
  bankHolidays: library.bankHolidays,
  by: 'command-line',
  today: day(today),
  at: `${today}T10:00:00.000Z`,
})

/** The world of a store that was furnished before, such as by another process. */
export async function worldAt(url: string, today = '2026-11-21'): Promise<World> {
  const store = await openStore({ url })
  const north: School = { ...school('north', 'england'), settings: {} }
  return { store, desk: deskOf(store, today), north, close: () => store.close() }
}

export async function world(today = '2026-11-21'): Promise<World> {
  const w = await worldAt(`file:${join(mkdtempSync(join(tmpdir(), 'fasttrack-')), 'store.db')}`, today)
  for (const each of [school('north', 'england'), school('west', 'wales')]) await addSchool(w.desk, each)
  await imports(w).calendar(calendar)
  await imports(w).pupils(pupils)
  return w
}

/** Every import by name, with what the tests leave as it is filled in. */
export function imports({ desk, north }: World) {
  return {
    calendar: (text: Uint8Array | string) =>
      importCalendar(desk, north, file(text), async () => ({ moved: [], meetings: [] })),
    people: (text: Uint8Array | string, school: string | null = null, dryRun = false) =>
      importPeople(desk, file(text), { school, dryRun }),
    pupils: (text: Uint8Array | string, replace = false) =>
      importPupils(desk, north, file(text), { replace }),
    parents: (text: Uint8Array | string) => importParents(desk, north, file(text)),
    register: (text: Uint8Array | string) => importRegister(desk, north, file(text), canonical),
  }
}

const kept = { schools, calendarSpans, people, roles, pupils: pupilRows, parents, registerWeeks }
const counted = [registerStaging, importRows, events]

/** Everything in the store that an import may touch, to compare before and after. */
export async function everything({ read }: Store) {
  const rows = await Promise.all(
    Object.entries(kept).map(async ([name, table]) => [name, await read.select().from(table)] as const),
  )
  const counts = await Promise.all(counted.map((table) => read.$count(table)))
  return { ...Object.fromEntries(rows), counts }
}
