import type { HttpBindings } from '@hono/node-server'
import type { Context as HonoContext } from 'hono'
import type { Core, FailMode } from '../core.ts'
import type { Dict } from '../state/model.ts'

type Context = HonoContext<{ Bindings: Partial<HttpBindings> }>

const hangUp = (c: Context): Response => {
  c.env?.incoming?.socket.destroy()
  return c.text('', 500)
}

type Failing = (c: Context, call: () => Dict, core: Core) => Response | Promise<Response>

const modes: Record<FailMode, Failing> = {
  '429': (c) => c.json({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '1' }),
  '500': (c) => c.text('internal error', 500),
  timeout: async (c) => {
    await new Promise((resolve) => setTimeout(resolve, 30_000).unref())
    return hangUp(c)
  },
  'drop-after': (c, call) => {
    call()
    return hangUp(c)
  },
  lost: (c, call, core) => c.json(core.store.discarding(call)),
}

/** Lets a call go wrong in one of the ways that calls go wrong in. */
export function failing(
  c: Context,
  core: Core,
  { mode, call }: { mode: FailMode; call: () => Dict },
): Response | Promise<Response> {
  return modes[mode](c, call, core)
}
