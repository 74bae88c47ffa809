import { Worker } from 'node:worker_threads'
import type { Papers } from './paper.ts'
import type { Files } from './render-worker.ts'
import { createThreadPool, type Limits } from './thread-pool.ts'

export type { Files } from './render-worker.ts'

/** The thread that makes files, one document at a time. */
export type RenderPool = { render: (...papers: Papers) => Promise<Files>; close: () => Promise<void> }

const LIMITS: Limits = { milliseconds: 30_000, waiting: 500 }

const startWorker = (): Worker => new Worker(new URL('./render-thread.js', import.meta.url), { execArgv: [] })

/** Makes files on a thread of its own, which stays for the next letter. */
export function createRenderPool(start: () => Worker = startWorker, limits: Limits = LIMITS): RenderPool {
  const { run, close } = createThreadPool<Papers, Files>(start, limits)
  return { render: (...papers) => run(papers), close }
}
