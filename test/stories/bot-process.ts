import { readConfig } from '../../src/config.ts'
import { serve } from '../../src/serve.ts'

/** What the test tells this process: its settings, and how far the workspace's clock is ahead of the real one. */
export type Order = { env: Record<string, string>; aheadMs: number }

/** What this process tells the test: that its modules are there, where it serves, or why it does not. */
export type Report = { loaded: true } | { url: string } | { fault: string }

const tell = (report: Report) => process.send?.(report)

// Whoever started this process may be gone without having been able to end it.
process.on('disconnect', () => process.exit())
process.once('message', (given: unknown) => {
  const { env, aheadMs } = given as Order
  serve(readConfig(env), { now: () => new Date(Date.now() + aheadMs) }).then(
    ({ url }) => tell({ url }),
    (error: unknown) => tell({ fault: error instanceof Error ? `${error.stack}` : String(error) }),
  )
})
tell({ loaded: true })
