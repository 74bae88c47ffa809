import { Worker } from 'node:worker_threads'
import type { Refused } from '../tables/fault.ts'
import type { JobHands, ReadRegister, RegisterJob } from './register-job.ts'
import type { FromThread, ToThread } from './register-worker.ts'

/** Thrown when a thread that read a register ended halfway; nothing of the file was kept. */
export class ReadingBroke extends Error {
  override readonly name = 'ReadingBroke'
}

const PIECE = 65_536
const IDLE_MS = 15_000
// What a register needs lies outside this heap, so a small one keeps the program small.
const LIMITS = { maxYoungGenerationSizeMb: 3, maxOldGenerationSizeMb: 256 }

const idle: Worker[] = []

function start(): Worker {
  const worker = new Worker(new URL('./register-thread.js', import.meta.url), {
    execArgv: [],
    resourceLimits: LIMITS,
  })
  const gone = () => {
    if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
  }
  // An error is always followed by an exit; unheard, it would end the program.
  return worker.on('error', gone).on('exit', gone)
}

/** Starts a thread while something else is still made ready, so that the first file does not wait for it. */
export function readyThread(): void {
  if (idle.length === 0) rest(start())
}

/** Keeps a thread for the next file, for a while and never so that the program stays alive for it. */
function rest(worker: Worker): void {
  worker.unref()
  idle.push(worker)
  const end = () => {
    if (!idle.includes(worker)) return
    idle.splice(idle.indexOf(worker), 1)
    void worker.terminate()
  }
  setTimeout(end, IDLE_MS).unref()
}

/** A file's bytes in pieces of a fair size that can be given away; whoever brings them may use theirs again. */
async function* pieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const bytes of source) {
    held.push(new Uint8Array(bytes))
    size += bytes.length
    if (size < PIECE) continue
    yield joined(held)
    held = []
    size = 0
  }
  if (size > 0) yield joined(held)
}

function joined(all: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = all
  return first !== undefined && all.length === 1 ? first : new Uint8Array(Buffer.concat(all))
}

/** What is done with each thing that the thread tells, other than how it ended. */
function answering(worker: Worker, { source, progress, answer: answerTo, keep }: JobHands) {
  const file = pieces(source)
  let kept = Promise.resolve()
  let isOver = false
  const say = (message: ToThread, given: ArrayBuffer[] = []) => {
    if (!isOver) worker.postMessage(message, given)
  }
  async function giveBytes(): Promise<void> {
    const { value } = await file.next()
    if (value === undefined) say({ bytes: null })
    else say({ bytes: value }, [value.buffer])
  }
  async function answer(told: Exclude<FromThread, Ending>): Promise<void> {
    if ('rows' in told) return progress(told.rows)
    if ('asks' in told) return say({ answer: await answerTo(told.asks) })
    if (!('part' in told)) return giveBytes()
    // Parts come faster than they are kept, which is done one after another.
    kept = kept.then(() => keep(told.part))
    await kept
    say({ kept: true })
  }
  const end = () => {
    isOver = true
    // It may still be waiting for its next piece, which nobody wants any more.
    void file.return(undefined).catch(() => {})
  }
  return { say, answer, end }
}

type Ending = { outcome: ReadRegister | Refused } | { broke: string }
const isEnding = (told: FromThread): told is Ending => 'outcome' in told || 'broke' in told

function talk(worker: Worker, job: RegisterJob, hands: JobHands): Promise<ReadRegister | Refused> {
  return new Promise((resolve, reject) => {
    const { say, answer, end } = answering(worker, hands)
    const over = (how: () => void) => {
      worker.off('message', hear).off('error', broke).off('exit', broke)
      end()
      how()
    }
    const broke = (cause: unknown) =>
      over(() => reject(new ReadingBroke('reading a register broke off', { cause })))
    const hear = (told: FromThread) => {
      if (!isEnding(told)) answer(told).catch((error: unknown) => over(() => reject(error)))
      else if ('broke' in told) broke(told.broke)
      else over(() => resolve(told.outcome))
    }
    worker.on('message', hear).once('error', broke).once('exit', broke)
    say({ job })
  })
}

/** Reads a register file in a thread of its own, so that the program's own stays free to answer people. */
export async function inThread(job: RegisterJob, hands: JobHands): Promise<ReadRegister | Refused> {
  const worker = idle.pop() ?? start()
  worker.ref()
  try {
    const outcome = await talk(worker, job, hands)
    rest(worker)
    return outcome
  } catch (error) {
    await worker.terminate()
    throw error
  }
}
