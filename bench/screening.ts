import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import { allSchools } from '../db/queries/schools.ts'
import { openStore, type Store } from '../db/store.ts'
import type { House } from '../src/casework/house.ts'
import { screenRoll } from '../src/casework/screen-school.ts'
import { watchRoll } from '../src/casework/watch-roll.ts'
import type { Screened } from '../src/domain/screening.ts'
import { houseAt } from './big-store/plan.ts'
import { median } from './figures.ts'
import { groupByRival, grouped } from './group-by-rival.ts'
import { screenedStore, size, weeks } from './screened-store.ts'

const times = 5
/** A pathway that watches every pupil for days in a row, which are read mark by mark. */
const watchingPathway = 'cardiff-5-step'

async function screened(store: Store): Promise<Screened[][]> {
  const house = houseAt(store, weeks.lookedAt)
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
  const house = houseAt(store, weeks.lookedAt)
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
    const url = await screenedStore(folder)
    const rival = groupByRival(folder)
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
