import { Worker } from 'node:worker_threads'
import type { Papers } from './paper.ts'
import type { Files, Rendered } from './render-worker.ts'

export type { Files } from './render-worker.ts'

/** One thread that makes files, one document at a time, so that the bot's own thread stays free to answer. */
export type RenderPool = { render: (...papers: Papers) => Promise<Files>; close: () => Promise<void> }
/** Thrown when the thread made no files; the message may be shown to people. */
export class RenderFailed extends Error {}

type Limits = { milliseconds: number; waiting: number }
const LIMITS: Limits = { milliseconds: 30_000, waiting: 500 }
const STOPPED = 'making the files stopped short; try again'

const startWorker = (): Worker => new Worker(new URL('./render-thread.js', import.meta.url), { execArgv: [] })

function answer(worker: Worker, papers: Papers, milliseconds: number): Promise<Rendered> {
  return new Promise((resolve, reject) => {
    const stopped = (cause: unknown) => settle(() => reject(new RenderFailed(STOPPED, { cause })))
    const late = `making the files took longer than ${Math.ceil(milliseconds / 1000)} seconds`
    const timer = setTimeout(() => settle(() => reject(new RenderFailed(late))), milliseconds)
    const told = (rendered: Rendered) => settle(() => resolve(rendered))
    function settle(how: () => void): void {
      clearTimeout(timer)
      worker.off('message', told).off('error', stopped).off('exit', stopped)
      how()
    }
    worker.once('message', told).once('error', stopped).once('exit', stopped)
    worker.postMessage(papers)
  })
}

/** A thread that starts with the first document, is replaced when it dies or hangs, and never keeps the program alive. */
export function createRenderPool(start: () => Worker = startWorker, limits: Limits = LIMITS): RenderPool {
  let worker: Worker | null = null
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  function hire(): Worker {
    const hired = start()
    const gone = () => {
      if (worker === hired) worker = null
    }
    // An error is always followed by an exit; unheard, it would end the program.
    return hired.on('error', gone).on('exit', gone)
  }

  async function render(papers: Papers): Promise<Files> {
    worker ??= hire()
    const busy = worker
    busy.ref()
    const rendered = await answer(busy, papers, limits.milliseconds).catch(async (error: unknown) => {
      if (worker === busy) worker = null
      await busy.terminate()
      throw error
    })
    busy.unref()
    if ('refused' in rendered) throw new RenderFailed(rendered.refused, { cause: rendered.cause })
    return rendered
  }

  return {
    render: async (...papers) => {
      if (waiting >= limits.waiting) throw new RenderFailed('too many documents are waiting; try again soon')
      waiting += 1
      const turn = last.then(() => render(papers)).finally(() => (waiting -= 1))
      last = turn.catch(() => {})
      return turn
    },
    close: async () => {
      await worker?.terminate()
    },
  }
}
