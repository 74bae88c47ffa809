import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import { allSchools } from '../db/queries/schools.ts'
import { packMarks } from '../db/schema/marks-text.ts'
import { openStore, type Store } from '../db/store.ts'
import type { House } from '../src/casework/house.ts'
import { screenRoll } from '../src/casework/screen-school.ts'
import { watchRoll } from '../src/casework/watch-roll.ts'
import type { Screened } from '../src/domain/screening.ts'
import { houseAt } from './big-store/plan.ts'
import { median } from './figures.ts'

const size = { schools: 100, pupilsEach: 1000, weeks: 6 }
/** The Saturday after six weeks without a holiday. */
const lookedAt = '2026-10-17T09:00:00Z'
const [first, last] = ['2026-09-07', '2026-10-16']
const times = 5
/** A pathway that watches every pupil for days in a row, which are read mark by mark. */
const watchingPathway = 'cardiff-5-step'

/** Of a thousand sessions so many are missed without leave, then with it, and come to late; the rest are attended. */
const drawn = (thousandth: number): string | undefined =>
  [
    [12, 'O'],
    [40, 'I'],
    [70, 'L'],
  ].find(([below]) => thousandth < Number(below))?.[1] as string | undefined

/** A pupil's ten marks; every twentieth pupil misses four times as many. */
function marksOf(pupil: number, week: number): { marks: string; counts: number[] } {
  const wild = pupil % 20 === 0 ? 4 : 1
  const marks = Array.from({ length: 10 }, (_, at) => {
    const random = Math.imul(pupil * 610 + week * 101 + at + 1, 0x9e3779b1) >>> 8
    return drawn((random % 1000) / wild) ?? (at % 2 ? '\\' : '/')
  })
  const of = (code: string) => marks.filter((mark) => mark === code).length
  const [unauthorised, authorised, late] = [of('O'), of('I'), of('L')]
  const counts = [10, 10 - unauthorised - authorised, authorised, unauthorised, late, 0, 10]
  return { marks: packMarks(marks), counts }
}

async function fillSchool(store: Store, school: number): Promise<void> {
  const id = `s${school}`
  const numbers = Array.from({ length: size.pupilsEach }, (_, n) => school * size.pupilsEach + n + 1)
  const pupils = numbers.map((number) => [
    number,
    `${id}.${number}`,
    String(number),
    `201${1 + (number % 5)}-0${1 + (number % 9)}-04`,
  ])
  const weeks = numbers.flatMap((number) =>
    Array.from({ length: size.weeks }, (_, week) => {
      const { marks, counts } = marksOf(number, week)
      return [number, week, marks, ...counts]
    }),
  )
  await store.write(
    async (tx) => {
      await tx.run(
        sql`insert into schools (id, name, phase, nation, la, settings) values (${id}, ${id}, 'secondary', 'england', 'Fenmoor', '{}')`,
      )
      await tx.run(sql`insert into calendar_spans (school, from_day, to_day, kind, name) values
        (${id}, '2026-09-01', '2026-10-23', 'term', 'Autumn 1'), (${id}, '2026-11-02', '2026-12-18', 'term', 'Autumn 2')`)
      await tx.run(sql`insert into pupils (number, id, school, pupil_ref, surname, forename, search, date_of_birth, joined)
        select value->>0, value->>1, ${id}, value->>2, 'Ashdown', 'Robin', 'robin', value->>3, '2024-09-02' from json_each(${JSON.stringify(pupils)})`)
      await tx.run(sql`insert into register_weeks
        (pupil, monday, marks, possible, attended, authorised, unauthorised, late, unexplained, marked, import)
        select value->>0, (julianday(${first}) - julianday('1970-01-05')) / 7 + (value->>1), value->>2, value->>3, value->>4, value->>5,
          value->>6, value->>7, value->>8, value->>9, 0 from json_each(${JSON.stringify(weeks)})`)
    },
    { withinMs: 60_000 },
  )
}

async function makeStore(folder: string): Promise<string> {
  const url = `file:${join(folder, 'store.db')}`
  const store = await openStore({ url, warn: () => {} })
  for (let school = 0; school < size.schools; school++) await fillSchool(store, school)
  await store.write((tx) => tx.run(sql`analyze`), { withinMs: 60_000 })
  await store.close()
  return url
}

// None of the marks that are drawn here has two characters, so that each week has one a session.
const rivalTable = (from: string) => `
  attach '${from}' as ours;
  create table marks (pupil integer not null, day text not null, half text not null, code text not null,
    primary key (pupil, day, half)) without rowid;
  insert into marks select pupil, date('1970-01-05', '+' || (7 * monday + value / 2) || ' days'),
    iif(value % 2, 'PM', 'AM'), substr(marks, value + 1, 1)
    from ours.register_weeks, json_each('[0,1,2,3,4,5,6,7,8,9]') order by 1, 2, 3;
  analyze;`

const groupBy = `select pupil,
  sum(code not in ('D','X','Q','Y1','Y2','Y3','Y4','Y5','Y6','Y7','Z','#')),
  sum(code in ('/','\\','L','K','V','P','W','B')),
  sum(code in ('C1','M','J1','S','C2','C','T','R','I','E')),
  sum(code in ('G','N','O','U'))
  from marks where day between '${first}' and '${last}' group by pupil;`

const hasSqlite = (): boolean => spawnSync('sqlite3', ['--version']).status === 0

/** What the rival finds: `pupil|possible|attended|authorised|unauthorised`, a line a pupil. */
const grouped = (rival: string): string =>
  execFileSync('sqlite3', [rival, groupBy], { maxBuffer: 1e9 }).toString()

async function screened(store: Store): Promise<Screened[][]> {
  const house = houseAt(store, lookedAt)
  const all: Screened[][] = []
  for (const school of await allSchools(store.read)) {
    const found = await screenRoll(house, { sees: () => true, knows: true }, school)
    if ('missing' in found) throw new Error(found.missing)
    all.push([...found.pupils])
  }
  return all
}

/** Every watch over pupils held against the same roll, and how many that raises. */
async function watched(store: Store, house: House): Promise<number> {
  let raised = 0
  for (const school of await allSchools(store.read)) raised += (await watchRoll(house, school)).length
  return raised
}

/** The same lines of what a screening finds. */
const linesOf = (all: readonly Screened[][]): string[] =>
  all
    .flat()
    .map(({ ref, possible, attended, authorised, unauthorised }) =>
      [ref, possible, attended, authorised, unauthorised].join('|'),
    )

async function took(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function compare(store: Store, rival: string | null) {
  let held = 0
  const found = linesOf(await screened(store)).sort()
  if (rival !== null && grouped(rival).trim().split('\n').sort().join() !== found.join())
    throw new Error('the two find different counts')
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let n = 0; n < times; n++) {
    const loop = monitorEventLoopDelay({ resolution: 1 })
    loop.enable()
    ours.push(await took(() => screened(store)))
    loop.disable()
    held = Math.max(held, loop.max / 1e6)
    if (rival !== null) theirs.push(await took(() => grouped(rival)))
  }
  return {
    what: `${found.length} pupils over ${size.weeks} weeks, each tried, barred and looked ahead for`,
    times,
    'ours ms': median(ours),
    'loop held ms': held,
    'GROUP BY ms': rival === null ? 'no sqlite3 here' : median(theirs),
    'ours/GROUP BY': rival === null ? 'no sqlite3 here' : median(ours) / median(theirs),
  }
}

/** The watches of a school's pathway over every pupil, beside a screening of the same pupils: first when all are raised, then when nothing is new. */
async function watching(store: Store) {
  await store.write((tx) => tx.run(sql`update schools set pathway = ${watchingPathway}, nation = 'wales'`))
  const house = houseAt(store, lookedAt)
  let raised = 0
  const first = await took(async () => {
    raised = await watched(store, house)
  })
  const again: number[] = []
  for (let n = 0; n < times; n++) again.push(await took(() => watched(store, house)))
  const screen = await took(() => screened(store))
  const beside = (median(again) / screen).toFixed(2)
  return {
    what: `the watches of ${watchingPathway} over them, ${raised} raised; first in ${Math.round(first)} ms, then ${beside} of its screening`,
    times,
    'ours ms': median(again),
    'loop held ms': 'not measured',
    'GROUP BY ms': 'no rival',
    'ours/GROUP BY': 'no rival',
  }
}

/** Screening every pupil of an authority over six weeks, beside a hand-written GROUP BY on a table with a row a session in the sqlite3 command line. */
export async function screening() {
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-bench-'))
  try {
    const url = await makeStore(folder)
    const rival = hasSqlite() ? join(folder, 'rival.db') : null
    if (rival !== null) execFileSync('sqlite3', [rival, rivalTable(join(folder, 'store.db'))])
    const store = await openStore({ url, warn: () => {} })
    try {
      return [await compare(store, rival), await watching(store)]
    } finally {
      await store.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
