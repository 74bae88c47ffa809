import { execFileSync, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { openStore } from '../db/store.ts'
import { registerCsv } from '../src/demonstration/register-csv.ts'
import { median, quantile } from './figures.ts'
import type { Imported, ImportOrder } from './import-process.ts'
import { command, start } from './opening.ts'
import { addMetropolis, refs, registerDays } from './register-import.ts'
import { type SlackSide, slackSide } from './slack-side.ts'

const rounds = 3
const marks = { beside: 1_000_000, large: 10_000_000 }
const marksEach = 2 * registerDays.length
const columns = ['upn', 'pupil_ref', 'date', 'session', 'code', 'minutes_late', 'comment']

type Row = { measure: string; ours: number; bare: number; 'ours/bare': number }
const row = (measure: string, ours: number, bare: number): Row => ({
  measure,
  ours,
  bare,
  'ours/bare': ours / bare,
})
/** A figure with nothing beside it. */
const alone = (measure: string, ours: number): Row => row(measure, ours, Number.NaN)

async function writeRegister(path: string, pupils: number): Promise<void> {
  const csv = registerCsv({ refs: refs(pupils), days: registerDays, seed: 'bench' })
  await pipeline(csv, createWriteStream(path))
}

async function emptyStore(folder: string, name: string, pupils: number): Promise<string> {
  const url = `file:${join(folder, name)}`
  const store = await openStore({ url })
  await addMetropolis(store, pupils)
  await store.close()
  return url
}

async function importApart(order: ImportOrder): Promise<Imported> {
  const child = fork(fileURLToPath(new URL('import-process.ts', import.meta.url)), {
    execArgv: ['--max-semi-space-size=8', '--import', 'tsx'],
  })
  child.send(order)
  const [imported] = (await once(child, 'message')) as [Imported]
  return imported
}

function importBare(database: string, path: string): number {
  const began = performance.now()
  const table = `create table marks (${columns.join(', ')})`
  execFileSync('sqlite3', [database, table, '.mode csv', `.import --skip 1 "${path}" marks`])
  return performance.now() - began
}

const bytesIn = (database: string, table: string): number =>
  Number(
    execFileSync('sqlite3', [database, `select sum(pgsize) from dbstat where name = '${table}'`], {
      encoding: 'utf8',
    }),
  )

/** A million marks beside what SQLite's own command line does with the same file, in turns. */
async function besideSqlite(folder: string): Promise<Row[]> {
  if (spawnSync('sqlite3', ['--version']).error !== undefined) {
    console.error('sqlite3 is not there (Debian: apt install sqlite3), so nothing is measured beside it.')
    return []
  }
  const pupils = marks.beside / marksEach
  const path = join(folder, 'million.csv')
  await writeRegister(path, pupils)
  const [ours, bare, bytes, bareBytes] = [[], [], [], []] as number[][] as [
    number[],
    number[],
    number[],
    number[],
  ]
  for (let n = 0; n < rounds; n++) {
    const url = await emptyStore(folder, `ours${n}.db`, pupils)
    ours.push((await importApart({ url, path })).ms)
    bytes.push(bytesIn(join(folder, `ours${n}.db`), 'register_weeks'))
    bare.push(importBare(join(folder, `bare${n}.db`), path))
    bareBytes.push(bytesIn(join(folder, `bare${n}.db`), 'marks'))
  }
  return [
    row('1,000,000 marks imported, ms', median(ours), median(bare)),
    row('bytes a mark on disk', median(bytes) / marks.beside, median(bareBytes) / marks.beside),
  ]
}

/** A modal asked for again and again, at most so often and until something is over. */
async function openings(
  slack: SlackSide,
  url: string,
  most: number,
  isOver: () => boolean,
): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < most && !isOver(); n++) {
    const seen = await slack.ask(url, true, (trigger) => command(0, trigger))
    took.push(seen.opened - seen.sent)
  }
  return took
}

/** How soon `/fasttrack new` opens its modal while ten million marks come into the same bot. */
async function meanwhile(database: string, path: string): Promise<Row[]> {
  const slack = await slackSide()
  const bot = await start({ rival: 'ours', api: slack.api, database })
  try {
    await openings(slack, bot.url, 50, () => false)
    const idle = await openings(slack, bot.url, 400, () => false)
    let isOver = false
    const imported = bot.import(path).finally(() => (isOver = true))
    const busy = await openings(slack, bot.url, Number.POSITIVE_INFINITY, () => isOver)
    await imported
    return [
      row('modal while importing beside idle, median ms', median(busy), median(idle)),
      row('modal while importing beside idle, p99 ms', quantile(busy, 0.99), quantile(idle, 0.99)),
    ]
  } finally {
    bot.end()
    slack.close()
  }
}

/** Registers coming in: how fast, how small on disk and in memory, and who waits for it. */
export async function importing(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-bench-'))
  try {
    const beside = await besideSqlite(folder)
    const pupils = marks.large / marksEach
    const path = join(folder, 'millions.csv')
    await writeRegister(path, pupils)
    const { ms, peakMb } = await importApart({ url: await emptyStore(folder, 'large.db', pupils), path })
    const large = [alone('10,000,000 marks imported, ms', ms), alone('most memory meanwhile, MB', peakMb)]
    const database = await emptyStore(folder, 'asked.db', pupils)
    return [...beside, ...large, ...(await meanwhile(database, path))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
