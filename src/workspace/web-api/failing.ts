import type { HttpBindings } from '@hono/node-server'
import type { Context as HonoContext } from 'hono'
import type { Core } from '../core.ts'
import type { FailMode } from '../wire.ts'

type Context = HonoContext<{ Bindings: Partial<HttpBindings> }>

/** A call as it came: its name, what was asked for the record, and the doing of it. */
interface Call {
  name: string
  request: unknown
  run: () => Response
}

const NEVER_MS = 30_000
const PAGE = '<!doctype html><title>Gateway</title><h1>The service is temporarily unavailable</h1>'

const hangUp = (c: Context): Response => {
  c.env?.incoming?.socket.destroy()
  return c.text('', 500)
}

type Mishap = { c: Context; core: Core; run: () => Response; seconds: number }

const modes: Record<FailMode, (given: Mishap) => Response | Promise<Response>> = {
  '429': ({ c, seconds }) =>
    c.json({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(seconds) }),
  '500': ({ c }) => c.text('internal error', 500),
  async timeout({ c, core }) {
    await core.wire.pause(NEVER_MS)
    return hangUp(c)
  },
  'drop-before': ({ c }) => hangUp(c),
  'drop-after'({ c, run }) {
    run()
    return hangUp(c)
  },
  lost: ({ core, run }) => core.store.discarding(run),
  'html-200': ({ c }) => c.html(PAGE, 200),
  'html-502': ({ c }) => c.html(PAGE, 502),
}

const isDone = (mode: FailMode) => mode === 'drop-after' || mode === 'lost'

/** Carries out a call unless something was planned for it, which then happens and stands in the record. */
export async function failing(c: Context, core: Core, { name, request, run }: Call): Promise<Response> {
  const { mode, seconds, delayMs } = core.wire.take(name)
  if (delayMs > 0) await core.wire.pause(delayMs)
  if (mode === undefined) return run()
  if (!isDone(mode))
    core.traffic.record({
      direction: 'from-app',
      name,
      request,
      response: null,
      ms: 0,
      ok: false,
      outcome: mode,
    })
  const answer = await modes[mode]({ c, core, run, seconds })
  if (isDone(mode)) core.traffic.mark(name, mode)
  return answer
}
