import { parentPort } from 'node:worker_threads'
import type { Refused } from '../tables/fault.ts'
import type { MergedPart } from './merge-file.ts'
import { type Question, type ReadRegister, type RegisterJob, readRegister } from './register-job.ts'

type Piece = Uint8Array<ArrayBuffer>

/** What the thread is told: a job, more of its file (null at the end), an answer, or that what it handed over first is kept. */
export type ToThread = { job: RegisterJob } | { bytes: Piece | null } | { answer: unknown } | { kept: true }

/** What the thread tells: that it wants more of the file, for which it gives back what it has read, what it asks, how far it is, what is to be kept, and how it ended. */
export type FromThread =
  | { wants: 'bytes'; spent: Piece | null }
  | { asks: Question }
  | { rows: number }
  | { part: MergedPart }
  | { outcome: ReadRegister | Refused }
  | { broke: string }

const tell = (message: FromThread, given: ArrayBuffer[] = []) => parentPort?.postMessage(message, given)

let onBytes = (_bytes: Piece | null): void => {}
let onAnswer = (_answer: unknown): void => {}
const unkept: (() => void)[] = []

const nextBytes = (spent: Piece | null) =>
  new Promise<Piece | null>((resolve) => {
    onBytes = resolve
    tell({ wants: 'bytes', spent }, spent === null ? [] : [spent.buffer])
  })

async function* source(): AsyncGenerator<Uint8Array> {
  // The next piece is fetched while this one is read.
  let next = nextBytes(null)
  let spent: Piece | null = null
  for (let bytes = await next; bytes !== null; bytes = await next) {
    next = nextBytes(spent)
    yield bytes
    spent = bytes
  }
}

const keep = (part: MergedPart) =>
  new Promise<void>((resolve) => {
    unkept.push(resolve)
    tell({ part })
  })

const answer = (asks: Question) =>
  new Promise<unknown>((resolve) => {
    onAnswer = resolve
    tell({ asks })
  })

// What an error says may quote a cell, so only its kind and its place go on.
const placeOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}${/\n\s+at .*/s.exec(error.stack ?? '')?.[0] ?? ''}` : 'not an error'

async function work(job: RegisterJob): Promise<void> {
  try {
    const progress = (rows: number) => void tell({ rows })
    tell({ outcome: await readRegister(job, { source: source(), progress, answer, keep }) })
  } catch (error) {
    tell({ broke: placeOf(error) })
  } finally {
    unkept.length = 0
  }
}

parentPort?.on('message', (told: ToThread) => {
  if ('job' in told) void work(told.job)
  else if ('bytes' in told) onBytes(told.bytes)
  else if ('answer' in told) onAnswer(told.answer)
  else unkept.shift()?.()
})
