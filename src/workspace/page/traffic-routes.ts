import { Hono } from 'hono'
import type { Core } from '../core.ts'

const numberIn = (text: string | undefined) => Number(text ?? 0) || 0

/** The routes of the inspector: what came since, in short, and one entry in full. */
export function trafficRoutes({ traffic }: Core): Hono {
  return new Hono()
    .get('/', (c) => {
      const after = numberIn(c.req.query('after'))
      const last = traffic.entries.at(-1)?.seq ?? 0
      const since = traffic.entries.filter(({ seq }) => seq > after || last < after)
      const entries = since.map(({ request: _, response: __, ...short }) => short)
      return c.json({ entries, last, faults: traffic.faults })
    })
    .get('/:seq', (c) => {
      const entry = traffic.entries.find(({ seq }) => seq === numberIn(c.req.param('seq')))
      return c.json(entry ?? { ok: false, trouble: 'This entry is no longer kept.' })
    })
}
