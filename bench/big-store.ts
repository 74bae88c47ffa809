import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { canonicalJson } from '../db/canonical-json.ts'
import { projectCase } from '../db/case-projection.ts'
import { digestOf, hashOf, newSalt } from '../db/event-hash.ts'
import { type NewEvent, readEvents } from '../db/events.ts'
import { searchOf } from '../db/pupil-search.ts'
import {
  answers,
  attendances,
  calendarSpans,
  cases,
  deadlines,
  eventPayloads,
  events,
  meetings,
  outbox,
  parents,
  people,
  pupils,
  registerWeeks,
  roles,
  schools,
} from '../db/schema.ts'
import { openStore, type Store } from '../db/store.ts'
import { act } from '../src/casework/act.ts'
import type { House } from '../src/casework/house.ts'
import { recordedOf } from '../src/casework/load-case.ts'
import { openCase } from '../src/casework/open-case.ts'
import { fold } from '../src/domain/case/evolve.ts'
import { addDays, type Day, day, mondayOf } from '../src/domain/day.ts'
import { loadLibrary } from '../src/library.ts'

/** How large the store of the benchmarks is. */
export const size = { schools: 100, pupils: 100_000, cases: 10_000, people: 200, longCaseEvents: 300 }

/** A day in term: every case was opened on it. */
export const openedAt = '2026-11-24T09:00:00Z'
/** The day on which the benchmarks look: two weeks on, so that deadlines are due, overdue and to come. */
export const lookedAt = '2026-12-08T09:00:00Z'

const surnames = [
  'Ashdown',
  'Birch',
  'Carr',
  'Dunn',
  'Elwood',
  'Fenn',
  'Gray',
  'Hale',
  'Irwin',
  'Jessop',
  'Kettle',
  'Lowe',
]
const forenames = [
  'Robin',
  'Sam',
  'Alex',
  'Jo',
  'Kit',
  'Lee',
  'Max',
  'Noor',
  'Ori',
  'Pat',
  'Quin',
  'Rae',
  'Sky',
]
const spans: [string, string, 'term'][] = [
  ['2026-09-01', '2026-10-23', 'term'],
  ['2026-11-02', '2026-12-18', 'term'],
  ['2027-01-04', '2027-02-12', 'term'],
  ['2027-02-22', '2027-03-24', 'term'],
  ['2027-04-12', '2027-05-28', 'term'],
  ['2027-06-07', '2027-07-21', 'term'],
]

const schoolId = (n: number) => `s${n % size.schools}`
const pupilId = (n: number) => `${schoolId(n)}.${n}`
/** The Slack id of somebody who works at the school with the same number, counted round. */
export const personId = (n: number) => `U0PERSON${String(n % size.people).padStart(4, '0')}`
/** The channel of a school. */
export const channelId = (n: number) => `C0SCHOOL${String(n % size.schools).padStart(4, '0')}`
/** Somebody of the attendance team, who sees every school. */
export const teamMember = 'U0TEAM00001'

const here = new URL('../templates', import.meta.url).pathname
/** The templates that the bot starts with. */
export const library = loadLibrary({ templatesDir: here })

/** A house over a store at one moment. */
export const houseAt = (store: Store, at: string): House => ({
  store,
  shelves: library,
  now: () => new Date(at),
  timeZone: 'Europe/London',
  kick: () => {},
})

const CHUNK = 2000

async function insert<T extends SQLiteTable>(
  store: Store,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK)
    await store.write((tx) => insertMany(tx, table, rows.slice(from, from + CHUNK)), { withinMs: 60_000 })
}

// One statement a few hundred rows: SQLite takes 32,766 parameters at most.
async function insertMany(
  tx: Parameters<Parameters<Store['write']>[0]>[0],
  table: SQLiteTable,
  rows: readonly object[],
): Promise<void> {
  const wide = Object.keys(rows[0] ?? {}).length
  const step = Math.max(1, Math.floor(16_000 / Math.max(1, wide)))
  for (let from = 0; from < rows.length; from += step)
    await tx.insert(table).values(rows.slice(from, from + step) as never)
}

const many = <T>(n: number, make: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => make(at))

async function insertSchools(store: Store): Promise<void> {
  await insert(
    store,
    schools,
    many(size.schools, (n) => ({
      id: schoolId(n),
      name: `School ${n}`,
      phase: 'secondary' as const,
      nation: 'england' as const,
      la: 'Fenmoor',
      channel: channelId(n),
      settings: {},
    })),
  )
  await insert(
    store,
    calendarSpans,
    many(size.schools, (n) =>
      spans.map(([from, to, kind]) => ({
        school: schoolId(n),
        fromDay: day(from),
        toDay: day(to),
        kind,
        name: from,
      })),
    ).flat(),
  )
  await insert(store, people, [
    { id: teamMember, name: 'Team Member' },
    ...many(size.people, (n) => ({ id: personId(n), name: `Person ${n}` })),
  ])
  await insert(store, roles, [
    { person: teamMember, role: 'attendance-officer' as const, school: null },
    ...many(size.people, (n) => ({ person: personId(n), role: 'pastoral' as const, school: schoolId(n) })),
  ])
}

const nameOf = (n: number) => ({
  surname: surnames[(n * 7) % surnames.length] ?? '',
  forename: forenames[(n * 5) % forenames.length] ?? '',
  regGroup: `${7 + (n % 5)}${'ABCDE'[n % 5]}`,
})

// Through SQLite's own JSON reader: four times as fast as values, for the one large table.
async function insertPupils(store: Store): Promise<void> {
  for (let from = 0; from < size.pupils; from += 10_000) {
    const rows = many(Math.min(10_000, size.pupils - from), (at) => {
      const n = from + at
      const name = nameOf(n)
      return [pupilId(n), schoolId(n), String(n), name.surname, name.forename, name.regGroup, searchOf(name)]
    })
    await store.write(
      (tx) =>
        tx.run(sql`insert into pupils
      (id, school, pupil_ref, surname, forename, reg_group, search, date_of_birth, year_group, joined)
      select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, '2013-03-04', '8', '2024-09-02'
      from json_each(${JSON.stringify(rows)})`),
      { withinMs: 60_000 },
    )
  }
}

async function insertFamilies(store: Store): Promise<void> {
  await insert(
    store,
    parents,
    many(size.cases, (n) =>
      [0, 1].map((which) => ({
        id: `${pupilId(n)}.p${which}`,
        pupil: pupilId(n),
        title: 'Ms',
        forename: 'Jo',
        surname: nameOf(n).surname,
        relationship: 'parent',
        resident: true,
        hasCare: true,
        address: `${n} Low Road`,
        postcode: 'ZZ1 1AA',
      })),
    ).flat(),
  )
  const { id, number } = pupils
  const numbers = new Map(
    (await store.read.select({ id, number }).from(pupils)).map((one) => [one.id, one.number]),
  )
  const marks = (week: number) => (week < 7 ? '/ \\ '.repeat(5) : `O O O O / \\ ${'/ \\ '.repeat(2)}`)
  await insert(
    store,
    registerWeeks,
    many(size.cases, (n) =>
      many(11, (week) => ({
        pupil: numbers.get(pupilId(n)) ?? 0,
        monday: addDays(mondayOf(day('2026-09-07')), week * 7),
        marks: marks(week).slice(0, 20),
        possible: 10,
        attended: week < 7 ? 10 : 6,
        authorised: 0,
        unauthorised: week < 7 ? 0 : 4,
        late: 0,
        unexplained: 0,
        marked: 10,
        import: 0,
      })),
    ).flat(),
  )
}

/** A case played for real, whose events the others are told by. */
async function playOne(store: Store): Promise<NewEvent[]> {
  const house = houseAt(store, openedAt)
  const by = {
    id: personId(0),
    name: 'Person 0',
    roles: [{ role: 'pastoral' as const, school: schoolId(0) }],
    keptFrom: [],
  }
  const opened = await openCase(
    house,
    { by, key: null },
    { pupil: pupilId(0), owner: by.id, reason: 'A benchmark' },
  )
  if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
  const { id } = opened.state
  const given = ['A1', 'A2', 'A3'].map((item) => ({
    item,
    value: 'done' as const,
    note: `What was found about ${item}`,
  }))
  await must(act(house, id, { by, key: null }, { do: 'answer', stage: 'pre-fast-track', answers: given }))
  await must(act(house, id, { by, key: null }, { do: 'go-on', to: 'prepare-initial' }))
  const attendees = [0, 1].map((which) => ({ who: `${pupilId(0)}.p${which}`, as: 'parent' as const }))
  await must(
    act(
      house,
      id,
      { by, key: null },
      {
        do: 'plan-meeting',
        kind: 'initial',
        on: day('2026-12-09'),
        at: '15:30',
        place: 'Room 4',
        attendees: [...attendees, { who: by.id, as: 'chair' }],
      },
    ),
  )
  return readEvents(store.read, id)
}

async function must(outcome: Promise<{ done: boolean }>): Promise<void> {
  const found = await outcome
  if (!found.done) throw new Error(JSON.stringify(found))
}

/** The number of a case. */
export const caseId = (n: number) => `FT-2026-${String(n + 1).padStart(4, '0')}`

function chained(chain: string, news: readonly NewEvent[], firstPosition: number) {
  let previous = ''
  return news.map((event, at) => {
    const { type, doneBy, doneOn, manner, recordedBy, recordedAt, late } = event
    const body = canonicalJson(event.body ?? null)
    const salt = newSalt()
    const row = {
      chain,
      seq: at + 1,
      type,
      doneBy,
      doneOn,
      manner,
      recordedBy,
      recordedAt,
      late,
      digest: digestOf(salt, body),
      previous,
    }
    previous = hashOf(row)
    const position = firstPosition + at
    return {
      row: { ...row, position, hash: previous },
      payload: { position, salt, body: JSON.parse(body) as unknown, text: body },
    }
  })
}

const toldOf = (n: number, pattern: string): NewEvent[] =>
  JSON.parse(
    pattern
      .replaceAll(`"${pupilId(0)}`, `"${pupilId(n)}`)
      .replaceAll(`"${schoolId(0)}"`, `"${schoolId(n)}"`)
      .replaceAll(`"${personId(0)}"`, `"${personId(n)}"`),
  ) as NewEvent[]

async function insertCases(store: Store, pattern: string, eventsEach: number): Promise<void> {
  const pathway = [...library.pathways.values()][0]
  if (pathway === undefined) throw new Error('no pathway')
  const chunk = 500
  for (let from = 1; from < size.cases; from += chunk) {
    const numbers = many(Math.min(chunk, size.cases - from), (at) => from + at)
    const chains = numbers.map((n) => chained(caseId(n), toldOf(n, pattern), 1 + n * eventsEach))
    const projected = chains.map((links, at) => {
      const id = caseId(from + at)
      const told = links.flatMap(
        ({ row, payload }) => recordedOf({ ...row, body: payload.body, sealed: null }) ?? [],
      )
      const state = fold(id, told)
      if (state === null) throw new Error(id)
      return projectCase(pathway, state)
    })
    const links = chains.flat()
    await store.write(
      async (tx) => {
        await insertMany(
          tx,
          events,
          links.map(({ row }) => row),
        )
        await insertMany(
          tx,
          eventPayloads,
          links.map(({ payload: { position, salt, text } }) => ({ position, salt, body: text })),
        )
        await insertMany(
          tx,
          cases,
          projected.map((rows) => rows.case),
        )
        await insertMany(
          tx,
          deadlines,
          projected.flatMap((rows) => rows.deadlines),
        )
        await insertMany(
          tx,
          meetings,
          projected.flatMap((rows) => rows.meetings),
        )
        await insertMany(
          tx,
          attendances,
          projected.flatMap((rows) => rows.attendances),
        )
        await insertMany(
          tx,
          answers,
          projected.flatMap((rows) => rows.answers),
        )
      },
      { withinMs: 60_000 },
    )
  }
}

/** Lets the first case grow by answers that change to and fro. */
async function growLongCase(store: Store): Promise<void> {
  const house = houseAt(store, openedAt)
  const by = {
    id: personId(0),
    name: 'Person 0',
    roles: [{ role: 'pastoral' as const, school: schoolId(0) }],
    keptFrom: [],
  }
  const has = (await readEvents(store.read, caseId(0))).length
  for (let n = has; n < size.longCaseEvents; n++) {
    const answer = {
      item: n % 2 ? 'B3' : 'B4',
      value: n % 4 < 2 ? ('done' as const) : ('not-yet' as const),
      note: `Note ${n}`,
    }
    await must(
      act(house, caseId(0), { by, key: null }, { do: 'answer', stage: 'prepare-initial', answers: [answer] }),
    )
  }
}

/** A store of 100 schools, 100,000 pupils and 10,000 open cases in a temporary file, with real chains of events. */
export async function makeBigStore(): Promise<{
  url: string
  seconds: number
  today: Day
  remove: () => void
}> {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-bench-'))
  const url = `file:${join(folder, 'store.db')}`
  const store = await openStore({ url, warn: () => {} })
  await insertSchools(store)
  await insertPupils(store)
  await insertFamilies(store)
  const played = await playOne(store)
  await insertCases(store, JSON.stringify(played), played.length)
  await growLongCase(store)
  // What the one case put into the outbox has nothing to do with what is measured.
  await store.write((tx) => tx.delete(outbox))
  await store.write((tx) => tx.run(sql`analyze`), { withinMs: 60_000 })
  await store.close()
  const seconds = (performance.now() - began) / 1000
  return {
    url,
    seconds,
    today: day(lookedAt.slice(0, 10)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
