import type { Connection } from './connection.ts'
import { limited, wait } from './limited.ts'
import type { Transaction } from './store-client.ts'
import { plainError, StoreUnavailable, storeFault } from './store-unavailable.ts'
import { insideTransaction, isLost, isPast, type Job, type Tx, tryOnce, undo } from './transaction-trial.ts'

export type { Tx } from './transaction-trial.ts'

/** How long a write may take altogether in milliseconds, waiting its turn included; past it nothing is kept. */
export type WriteOptions = { withinMs?: number }

/** Does some work in one transaction; the work may be run again, so it touches nothing but the store. */
export type Write = <T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions) => Promise<T>

type Warn = (message: string) => void

const HELD_TOO_LONG_MS = 1000
const LOST_CONNECTIONS_MADE_GOOD = 2

function mayTryAgain(error: unknown, job: Job, attempt: number): boolean {
  if (isPast(job)) return false
  const fault = storeFault(error)
  const beforeCommit = job.phase !== 'committing'
  return (
    fault === 'locked' || (fault === 'unreachable' && beforeCommit && attempt <= LOST_CONNECTIONS_MADE_GOOD)
  )
}

function asTold(error: unknown, job: Job): unknown {
  if (!isLost(error)) return plainError(error)
  if (job.phase === 'committing')
    return new StoreUnavailable(storeFault(error) ?? 'unreachable', 'unknown', error)
  return job.wasLocked ? new StoreUnavailable('locked', 'no', error) : plainError(error)
}

// After a lock, libSQL's connection tells stale rows and refuses commits until it is made anew.
async function recover(connection: Connection, error: unknown, open: Transaction | undefined): Promise<void> {
  if (storeFault(error) === null) return
  if (open !== undefined && !open.closed) await undo(open)
  await connection.renew().catch(() => {})
}

async function timed<T>(
  connection: Connection,
  job: Job,
  work: (tx: Tx) => Promise<T>,
  warn: Warn,
): Promise<T> {
  let open: Transaction | undefined
  let began = performance.now()
  const trial = tryOnce(connection, job, work, (transaction) => {
    open = transaction
    began = performance.now()
  })
  try {
    return await limited(trial, job.deadline - performance.now())
  } catch (error) {
    job.givenUp ||= isPast(job)
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
      if (isPast(job)) throw new StoreUnavailable('too-slow')
      return await timed(connection, job, work, warn)
    } catch (error) {
      job.wasLocked ||= storeFault(error) === 'locked'
      if (!mayTryAgain(error, job, attempt)) throw asTold(error, job)
      await wait(Math.min(5 * attempt, 50) * (0.5 + Math.random()))
    }
  }
}

/** The store's one writer: transactions run one after another, never two at once in this program. */
export function openWriter(connection: Connection, { limitMs, warn }: { limitMs: number; warn: Warn }) {
  let last: Promise<unknown> = Promise.resolve()
  const write: Write = async (work, { withinMs = limitMs } = {}) => {
    if (insideTransaction())
      throw new Error('A write inside a write would wait for itself: use the tx it was given.')
    const deadline = performance.now() + withinMs
    const job: Job = { phase: 'waiting', deadline, givenUp: false, wasLocked: false }
    const run = last.then(() => untilDone(connection, job, work, warn))
    last = run.catch(() => {})
    try {
      return await limited(run, withinMs)
    } catch (error) {
      job.givenUp = true
      throw asTold(error, job)
    } finally {
      job.phase = 'ended'
    }
  }
  /** Does some work between two transactions, in its turn. */
  const between = (work: () => Promise<void>): Promise<void> => {
    const run = last.then(work)
    last = run.catch(() => {})
    return run
  }
  return { write, between, settled: () => last }
}
