import { AsyncLocalStorage } from 'node:async_hooks'
import type { Client, Transaction } from '@libsql/client'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import type { Connection } from './connection.ts'
import { limited } from './limited.ts'
import { plainError, StoreUnavailable, storeFault } from './store-unavailable.ts'

/** A transaction under way: everything done through it is kept together or not at all. */
export type Tx = Omit<LibSQLDatabase, 'transaction' | 'batch' | '$cache' | 'query'>

/** How long a write may take altogether in milliseconds, waiting included; past it nothing is kept. */
export type WriteOptions = { withinMs?: number }

/** What the writer is given: its limit in milliseconds and where its warnings go. */
export type WriterOptions = { limitMs: number; warn: Warn }

type Warn = (message: string) => void

const HELD_TOO_LONG_MS = 1000
const ROLLBACK_LIMIT_MS = 500
const MOST_ATTEMPTS = 200

type Job = { phase: 'waiting' | 'working' | 'committing'; deadline: number; over: boolean }

const inside = new AsyncLocalStorage<true>()

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

async function once<T>(
  connection: Connection,
  job: Job,
  work: (tx: Tx) => Promise<T>,
  begun: (transaction: Transaction) => void,
): Promise<T> {
  job.phase = 'working'
  const transaction = await connection.client.transaction('write')
  begun(transaction)
  try {
    const tx = drizzle(transaction as unknown as Client) as Tx
    const result = await inside.run(true, () => work(tx))
    if (job.over || performance.now() > job.deadline) throw new StoreUnavailable('too-slow')
    job.phase = 'committing'
    await transaction.commit()
    return result
  } catch (error) {
    await limited(transaction.rollback(), ROLLBACK_LIMIT_MS).catch(() => {})
    throw error
  }
}

function mayTryAgain(error: unknown, job: Job, attempt: number): boolean {
  if (job.over || attempt >= MOST_ATTEMPTS || performance.now() > job.deadline) return false
  const fault = storeFault(error)
  return fault === 'locked' || (fault === 'unreachable' && job.phase !== 'committing' && attempt < 3)
}

const lost = (error: unknown): boolean => {
  const fault = storeFault(error)
  return fault === 'unreachable' || fault === 'too-slow'
}

const asTold = (error: unknown, job: Job): unknown =>
  job.phase === 'committing' && lost(error)
    ? new StoreUnavailable(storeFault(error) ?? 'unreachable', 'unknown', error)
    : plainError(error)

async function timed<T>(
  connection: Connection,
  job: Job,
  work: (tx: Tx) => Promise<T>,
  warn: Warn,
): Promise<T> {
  let open: Transaction | undefined
  let began = performance.now()
  const trial = once(connection, job, work, (transaction) => {
    open = transaction
    began = performance.now()
  })
  try {
    return await limited(trial, Math.max(1, job.deadline - performance.now()))
  } catch (error) {
    job.over ||= performance.now() >= job.deadline
    await recover(connection, error, open)
    throw error
  } finally {
    const held = performance.now() - began
    if (held > HELD_TOO_LONG_MS) warn(`A transaction was held for ${Math.round(held)} ms.`)
  }
}

async function untilDone<T>(
  connection: Connection,
  job: Job,
  work: (tx: Tx) => Promise<T>,
  warn: Warn,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await timed(connection, job, work, warn)
    } catch (error) {
      if (!mayTryAgain(error, job, attempt)) throw asTold(error, job)
      await wait(Math.min(5 * attempt, 50) * (0.5 + Math.random()))
    }
  }
}

async function recover(connection: Connection, error: unknown, open: Transaction | undefined): Promise<void> {
  if (storeFault(error) === null) return
  if (open !== undefined && !open.closed) {
    await limited(open.rollback(), ROLLBACK_LIMIT_MS).catch(() => {})
  }
  await connection.renew().catch(() => {})
}

/** The store's one writer: transactions run one after another, and never two at once in this program. */
export function openWriter(connection: Connection, { limitMs, warn }: WriterOptions) {
  let last: Promise<unknown> = Promise.resolve()
  const write = <T>(work: (tx: Tx) => Promise<T>, options: WriteOptions = {}): Promise<T> => {
    if (inside.getStore())
      throw new Error('A write inside a write would wait for itself: use the tx given to it.')
    const withinMs = options.withinMs ?? limitMs
    const job: Job = { phase: 'waiting', deadline: performance.now() + withinMs, over: false }
    const run = last.then(() => {
      if (job.over) throw new StoreUnavailable('too-slow')
      return untilDone(connection, job, work, warn)
    })
    last = run.catch(() => {})
    return limited(run, withinMs + ROLLBACK_LIMIT_MS).catch((error: unknown) => {
      job.over = true
      throw asTold(error, job)
    })
  }
  return { write, settled: () => last }
}
