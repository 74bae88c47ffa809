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

type Piece = Uint8Array<ArrayBuffer>

/** A file's bytes in pieces that can be given away, made of spare ones where there are any; whoever brings the bytes may use theirs again. */
async function* pieces(source: AsyncIterable<Uint8Array>, spare: Piece[]): AsyncGenerator<Piece> {
  const empty = (): Piece => spare.pop() ?? new Uint8Array(PIECE)
  let [piece, size] = [empty(), 0]
  for await (const bytes of source) {
    for (let from = 0; from < bytes.length; ) {
      const some = bytes.subarray(from, from + PIECE - size)
      piece.set(some, size)
      size += some.length
      from += some.length
      if (size < PIECE) continue
      yield piece
      ;[piece, size] = [empty(), 0]
    }
  }
  if (size > 0) yield piece.subarray(0, size)
}

/** What is done with each thing that the thread tells, other than how it ended. */
function answering(worker: Worker, { source, progress, answer: answerTo, keep }: JobHands) {
  const spare: Piece[] = []
  const file = pieces(source, spare)
  let kept = Promise.resolve()
  let isOver = false
  const say = (message: ToThread, given: ArrayBuffer[] = []) => {
    if (!isOver) worker.postMessage(message, given)
  }
  async function giveBytes(spent: Piece | null): Promise<void> {
    if (spent !== null) spare.push(spent)
    const { value } = await file.next()
    if (value === undefined) say({ bytes: null })
    else say({ bytes: value }, [value.buffer])
  }
  async function answer(told: Exclude<FromThread, Ending>): Promise<void> {
    if ('rows' in told) return progress(told.rows)
    if ('asks' in told) return say({ answer: await answerTo(told.asks) })
    if ('wants' in told) return giveBytes(told.spent)
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
