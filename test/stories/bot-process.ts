import { readConfig } from '../../src/config.ts'
import { loadLibrary } from '../../src/library.ts'
import { serve } from '../../src/serve.ts'

/** What the test tells this process: its settings, its templates, and how far the workspace's clock is ahead of the real one. */
export type Order = { env: Record<string, string>; templates: string; aheadMs: number }

/** What this process tells the test: that its modules are there, where it serves, or why it does not. */
export type Report = { loaded: true } | { url: string } | { fault: string }

const tell = (report: Report) => process.send?.(report)

// Whoever started this process may be gone without having been able to end it.
process.on('disconnect', () => process.exit())
process.once('message', (given: unknown) => {
  const { env, templates, aheadMs } = given as Order
  const library = loadLibrary({ templatesDir: templates })
  serve(readConfig(env), { library, now: () => new Date(Date.now() + aheadMs) }).then(
    ({ url }) => tell({ url }),
    (error: unknown) => tell({ fault: error instanceof Error ? `${error.stack}` : String(error) }),
  )
})
tell({ loaded: true })
