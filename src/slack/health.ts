import { Hono } from 'hono'
import type { Metrics } from './metrics.ts'

/** What `/readyz` asks: an empty list when the store and Slack can be reached, else what cannot, in plain words. */
export type Ready = () => Promise<readonly string[]>

/** The addresses that an operator's monitoring reads: is it alive, can it work, how is it doing. */
export function healthRoutes({ metrics, ready }: { metrics: Metrics; ready: Ready }): Hono {
  return new Hono()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', async (c) => {
      const faults = await ready()
      return c.json({ ok: faults.length === 0, faults }, faults.length === 0 ? 200 : 503)
    })
    .get('/metrics', async (c) =>
      c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
    )
}
