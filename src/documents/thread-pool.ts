import type { Worker } from 'node:worker_threads'

/** Thrown when the thread made nothing; the message may be shown to people. */
export class RenderFailed extends Error {}

/** What a thread sends back where it made nothing: a message that may be shown, and a cause that is only logged. */
export type Refusal = { refused: string; cause: string }

/** How long one job may take and how many may wait; and after how long without one the thread ends, which gives its memory back, where it does. */
export type Limits = { milliseconds: number; waiting: number; idle?: number }

/** One thread that does one job at a time, so that the bot's own thread stays free to answer; what is given away with a job is not copied. */
export type ThreadPool<Job, Answer> = {
  run: (job: Job, given?: ArrayBuffer[]) => Promise<Answer>
  close: () => Promise<void>
}

type Asked<Job> = { job: Job; given: ArrayBuffer[] }

const STOPPED = 'making the files stopped short; try again'

function answer<Job, Answer>(
  worker: Worker,
  { job, given }: Asked<Job>,
  milliseconds: number,
): Promise<Answer | Refusal> {
  return new Promise((resolve, reject) => {
    const stopped = (cause: unknown) => settle(() => reject(new RenderFailed(STOPPED, { cause })))
    const late = `making the files took longer than ${Math.ceil(milliseconds / 1000)} seconds`
    const timer = setTimeout(() => settle(() => reject(new RenderFailed(late))), milliseconds)
    const told = (answered: Answer | Refusal) => settle(() => resolve(answered))
    function settle(how: () => void): void {
      clearTimeout(timer)
      worker.off('message', told).off('error', stopped).off('exit', stopped)
      how()
    }
    worker.once('message', told).once('error', stopped).once('exit', stopped)
    worker.postMessage(job, given)
  })
}

/** A thread that starts with the first job, is replaced when it dies or hangs, and never keeps the program alive. */
export function createThreadPool<Job, Answer extends object>(
  start: () => Worker,
  limits: Limits,
): ThreadPool<Job, Answer> {
  let worker: Worker | null = null
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  let ending: NodeJS.Timeout | undefined

  function hire(): Worker {
    const hired = start()
    const gone = () => {
      if (worker === hired) worker = null
    }
    // An error is always followed by an exit; unheard, it would end the program.
    return hired.on('error', gone).on('exit', gone)
  }

  function rest(idle: Worker): void {
    idle.unref()
    if (limits.idle !== undefined) ending = setTimeout(() => void dismiss(idle), limits.idle).unref()
  }

  async function dismiss(left: Worker): Promise<void> {
    if (worker === left) worker = null
    await left.terminate()
  }

  async function run(asked: Asked<Job>): Promise<Answer> {
    clearTimeout(ending)
    worker ??= hire()
    const busy = worker
    busy.ref()
    const answered = await answer<Job, Answer>(busy, asked, limits.milliseconds).catch(
      async (error: unknown) => {
        await dismiss(busy)
        throw error
      },
    )
    rest(busy)
    if ('refused' in answered) throw new RenderFailed(answered.refused, { cause: answered.cause })
    return answered
  }

  return {
    run: async (job, given = []) => {
      if (waiting >= limits.waiting) throw new RenderFailed('too many documents are waiting; try again soon')
      waiting += 1
      const turn = last.then(() => run({ job, given })).finally(() => (waiting -= 1))
      last = turn.catch(() => {})
      return turn
    },
    close: async () => {
      await worker?.terminate()
    },
  }
}
