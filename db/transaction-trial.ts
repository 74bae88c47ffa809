import { AsyncLocalStorage } from 'node:async_hooks'
import type { LibSQLDatabase } from 'drizzle-orm/libsql'
import type { Connection } from './connection.ts'
import { limited } from './limited.ts'
import { quietDrizzle } from './quiet-drizzle.ts'
import type { Transaction } from './store-client.ts'
import { fromStore, StoreUnavailable, storeFault } from './store-unavailable.ts'

/** A transaction under way: everything done through it is kept together or not at all. */
export type Tx = Omit<LibSQLDatabase, 'transaction' | 'batch' | '$cache' | 'query'>

/** One piece of writing, from its request to its end; `deadline` is on the program's monotonic clock. */
export type Job = {
  phase: 'waiting' | 'working' | 'committing' | 'ended'
  deadline: number
  givenUp: boolean
  wasLocked: boolean
}

const ROLLBACK_LIMIT_MS = 500

const inside = new AsyncLocalStorage<Job>()

/** Whether the caller runs inside a transaction that is still open. */
export const insideTransaction = (): boolean => (inside.getStore()?.phase ?? 'ended') !== 'ended'

/** Whether a job may no longer be kept. */
export const isPast = (job: Job): boolean => job.givenUp || performance.now() >= job.deadline

/** Whether an error leaves open what the store did last. */
export const isLost = (error: unknown): boolean =>
  storeFault(error) === 'unreachable' || storeFault(error) === 'too-slow'

/** Undoes a transaction without waiting for ever on a store that does not answer. */
export async function undo(transaction: Transaction): Promise<void> {
  await limited(transaction.rollback(), ROLLBACK_LIMIT_MS).catch(() => {})
}

async function stored<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw fromStore(error)
  }
}

async function keep<T>(transaction: Transaction, job: Job, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx: Tx = quietDrizzle((statement) => stored(transaction.execute(statement)))
  const result = await inside.run(job, () => work(tx))
  if (isPast(job)) throw new StoreUnavailable('too-slow')
  job.phase = 'committing'
  await stored(transaction.commit())
  return result
}

/** Begins a transaction, does the work in it and commits; on any fault, or past the deadline, all of it is undone. */
export async function tryOnce<T>(
  connection: Connection,
  job: Job,
  work: (tx: Tx) => Promise<T>,
  begun: (transaction: Transaction) => void,
): Promise<T> {
  job.phase = 'working'
  const transaction = await stored(connection.client.transaction('write'))
  begun(transaction)
  try {
    return await keep(transaction, job, work)
  } catch (error) {
    if (!isLost(error)) job.phase = 'working'
    await undo(transaction)
    throw error
  }
}
