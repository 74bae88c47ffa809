import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { serve } from '../../src/slack/serve.ts'

/** What Slack got: the method and its arguments, JSON fields already read. */
export type Call = { method: string; args: Record<string, unknown>; at: number }

/** How the next call of a method goes: refused, asked to wait, broken, or done with its answer lost. */
export type Fate =
  | { kind: 'ok' }
  | { kind: 'error'; error: string; messages?: string[] }
  | { kind: 'wait'; seconds: number }
  | { kind: 'http'; status: number; done: boolean }
  | { kind: 'silent'; done: boolean }
  | { kind: 'cut'; done: boolean }
  | { kind: 'page' }

type Doing = (args: Record<string, unknown>) => Record<string, unknown>

const read = (value: string): unknown => {
  try {
    return /^[[{]/.test(value) ? JSON.parse(value) : value
  } catch {
    return value
  }
}

/** Its answer never comes, or not whole, or is an error; what was asked is done or not. */
function lose(fate: Extract<Fate, { done: boolean }>, act: () => unknown, cut: () => Response) {
  if (fate.done) act()
  if (fate.kind === 'http') return new Response('', { status: fate.status })
  return fate.kind === 'silent' ? new Promise<Response>(() => {}) : cut()
}

const answers: {
  [K in Exclude<Fate['kind'], 'http' | 'silent' | 'cut'>]: (fate: Extract<Fate, { kind: K }>) => Response
} = {
  ok: () => Response.json({ ok: true }),
  error: ({ error, messages = [] }) => Response.json({ ok: false, error, response_metadata: { messages } }),
  wait: ({ seconds }) => new Response('', { status: 429, headers: { 'retry-after': String(seconds) } }),
  page: () => new Response('<html>Bad gateway</html>'),
}

function answer(fate: Fate, act: () => Record<string, unknown>, cut: () => Response) {
  if ('done' in fate) return lose(fate, act, cut)
  if (fate.kind === 'ok') return Response.json({ ok: true, ...act() })
  return (answers[fate.kind] as (fate: Fate) => Response)(fate)
}

/** A small Slack over real HTTP that does what it is told and remembers what happened. */
export async function fakeSlack(methods: Record<string, Doing> = {}) {
  const calls: Call[] = []
  const fates = new Map<string, Fate[]>()
  const uploads = new Map<string, Buffer>()
  const told: Record<string, unknown>[] = []
  const failUploads: number[] = []
  const doing: Record<string, Doing> = {
    'auth.test': () => ({ user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1' }),
    ...methods,
  }
  const routes = new Hono<{ Bindings: HttpBindings }>()
    .post('/api/:method', async (c) => {
      const method = c.req.param('method')
      const form = await c.req.parseBody()
      const args = Object.fromEntries(Object.entries(form).map(([key, value]) => [key, read(String(value))]))
      calls.push({ method, args, at: performance.now() })
      const fate = fates.get(method)?.shift() ?? { kind: 'ok' as const }
      const cut = () => {
        c.env.outgoing.destroy()
        return RESPONSE_ALREADY_SENT
      }
      return answer(fate, () => doing[method]?.(args) ?? {}, cut)
    })
    .post('/upload/:id', async (c) => {
      const failed = failUploads.shift()
      if (failed !== undefined) return c.text('', failed as 500)
      uploads.set(c.req.param('id'), Buffer.from(await c.req.arrayBuffer()))
      return c.text('OK')
    })
    .post('/respond', async (c) => {
      told.push(await c.req.json())
      return c.text('ok')
    })
  const { url, close } = await serve(routes, { host: '127.0.0.1', port: 0 })
  return {
    url,
    api: `${url}/api/`,
    calls,
    told,
    uploads,
    failUploads,
    close,
    methods: doing,
    of: (method: string) => calls.filter((call) => call.method === method),
    next: (method: string, ...some: Fate[]) => fates.set(method, [...(fates.get(method) ?? []), ...some]),
  }
}

/** A running fake Slack. */
export type FakeSlack = Awaited<ReturnType<typeof fakeSlack>>
