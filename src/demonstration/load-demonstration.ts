import { appendEvents } from '../../db/events.ts'
import { keepStoreNote } from '../../db/meta.ts'
import { searchOf } from '../../db/pupil-search.ts'
import type { Db } from '../../db/reader.ts'
import { beginImport, landImport, promoteImport, stageWeeks } from '../../db/register-staging.ts'
import { calendarSpans, events, meta, parents, people, pupils, roles, schools } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import type { Tx } from '../../db/writer.ts'
import type { Day } from '../domain/day.ts'
import { type Demonstration, type DemonstrationRules, demonstration } from './demonstration.ts'
import { demonstrationPeople } from './people.ts'

/** What was loaded, or that the store already held something. */
export type Loaded = { loaded: true; pupils: number; weeks: number } | { loaded: false; why: string }

const IMPORT = 'demonstration'
const ROWS_A_STATEMENT = 400

async function isEmpty(db: Db): Promise<boolean> {
  for (const table of [meta, schools, people, pupils, events]) {
    if ((await db.$count(table)) > 0) return false
  }
  return true
}

const slices = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / ROWS_A_STATEMENT) }, (_, n) =>
    all.slice(n * ROWS_A_STATEMENT, (n + 1) * ROWS_A_STATEMENT),
  )

async function insertPeople(tx: Tx): Promise<void> {
  await tx.insert(people).values(demonstrationPeople.map(({ id, name, email }) => ({ id, name, email })))
  await tx
    .insert(roles)
    .values(demonstrationPeople.flatMap(({ id, roles: held }) => held.map((one) => ({ person: id, ...one }))))
}

async function insertPupils(tx: Tx, invented: Demonstration['pupils']): Promise<void> {
  const rows = invented.map(({ pupil }) => ({ ...pupil, search: searchOf(pupil) }))
  for (const some of slices(rows)) await tx.insert(pupils).values(some)
  for (const some of slices(invented.flatMap((one) => one.parents))) await tx.insert(parents).values(some)
}

async function insertAll(tx: Tx, made: Demonstration, now: string, number: number): Promise<void> {
  await keepStoreNote(tx, 'demonstration', made.today)
  await tx.insert(schools).values([...made.schools])
  await tx.insert(calendarSpans).values(made.spans)
  await insertPeople(tx)
  await insertPupils(tx, made.pupils)
  await promoteImport(tx, number, { rows: made.weeks.length, sha256: '' })
  await appendEvents(tx, 'store', 0, [
    {
      type: 'demonstration-loaded',
      doneBy: IMPORT,
      doneOn: made.today,
      manner: 'did',
      recordedBy: IMPORT,
      recordedAt: now,
      late: false,
      body: { pupils: made.pupils.length, weeks: made.weeks.length },
    },
  ])
}

/** Fills an empty store with the demonstration as it stands on a day; `now` is the instant that the record gives. */
export async function loadDemonstration(
  store: Store,
  rules: DemonstrationRules,
  { today, now = `${today}T06:00:00.000Z` }: { today: Day; now?: string },
): Promise<Loaded> {
  if (!(await isEmpty(store.read))) {
    return { loaded: false, why: 'The demonstration only goes into an empty store, and this one is not.' }
  }
  const made = demonstration(today, rules)
  const told = { id: IMPORT, school: null, kind: 'demonstration', recordedBy: IMPORT, recordedAt: now }
  const number = await beginImport(store, told)
  await stageWeeks(store, number, made.weeks)
  await store.write((tx) => insertAll(tx, made, now, number))
  await landImport(store, number)
  return { loaded: true, pupils: made.pupils.length, weeks: made.weeks.length }
}
