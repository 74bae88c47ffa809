import { open } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import type { School } from '../db/queries/schools.ts'
import { people, roles } from '../db/schema.ts'
import type { Store } from '../db/store.ts'
import { type Day, day, weekday } from '../src/domain/day.ts'
import { daysFrom } from '../src/domain/open-days.ts'
import { canonicalProfile } from '../src/domain/register-file.ts'
import { openLibrary } from '../src/library.ts'
import { importRegister } from '../src/register/marks/import-register.ts'

const id = 'metropolis'
/** `personId(0)` and `channelId(0)` of the big store, which is not loaded for a figure of memory. */
const [person, channel] = ['U0PERSON0000', 'C0SCHOOL0000']
const bankHolidays = [
  '2025-12-25',
  '2025-12-26',
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-04',
  '2026-05-25',
]
const [first, last] = [day('2025-09-01'), day('2026-07-24')]

/** The 200 days of which the registers are. */
export const registerDays: readonly Day[] = daysFrom(first, last)
  .filter((on) => weekday(on) <= 5 && !bankHolidays.includes(on))
  .slice(0, 200)

/** The pupils of a school that is large enough for millions of marks, by reference. */
export const refs = (pupils: number): string[] => Array.from({ length: pupils }, (_, n) => `P${10_000 + n}`)

/** Puts such a school into a store, with one person of it. */
export async function addMetropolis(store: Store, pupils: number): Promise<void> {
  const all = JSON.stringify(refs(pupils))
  await store.write(
    async (tx) => {
      await tx.run(
        sql`insert into schools (id, name, phase, nation, settings, channel)
          values (${id}, 'Metropolis', 'secondary', 'england', '{}', ${channel})`,
      )
      await tx.insert(people).values({ id: person, name: 'Robin Ashdown' })
      await tx.insert(roles).values({ person: person, role: 'pastoral', school: id })
      await tx.run(sql`insert into calendar_spans (school, from_day, to_day, kind, name) values
        (${id}, ${first}, ${last}, 'term', 'A year without a holiday')`)
      await tx.run(sql`insert into pupils (id, school, pupil_ref, surname, forename, search, date_of_birth, joined)
        select ${id} || '.' || value, ${id}, value, 'Ashdown', 'Robin', 'robin', '2012-03-04', '2020-09-01' from json_each(${all})`)
    },
    { withinMs: 60_000 },
  )
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(262_144)
  const file = await open(path)
  for (let read = await file.read(piece); read.bytesRead > 0; read = await file.read(piece))
    yield piece.subarray(0, read.bytesRead)
  await file.close()
}

/** Takes a register file of that school in, and tells how many milliseconds that took, the thread's start included. */
export async function importInto(store: Store, path: string): Promise<number> {
  const library = openLibrary({ templatesDir: new URL('../templates', import.meta.url).pathname })
  const { codes, bankHolidays: holidays } = library
  const school = { id, nation: 'england' } as School
  const desk = { store, codes, bankHolidays: holidays, by: 'bench', today: day('2026-11-22') }
  const began = performance.now()
  const told = await importRegister(
    { ...desk, at: '2026-11-22T10:00:00.000Z' },
    school,
    { source: bytesOf(path) },
    { profile: canonicalProfile(library.profiles) },
  )
  if (!told.done) throw new Error(`refused: ${JSON.stringify(told.faults.slice(0, 3))}`)
  return performance.now() - began
}
