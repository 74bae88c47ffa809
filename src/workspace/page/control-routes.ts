import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { WorkspaceActions } from '../actions.ts'
import type { Core } from '../core.ts'
import type { Story } from '../driver/story.ts'
import { parseJson } from '../rules/parse-json.ts'
import { instantOf, tomorrowAt } from '../state/zoned-time.ts'
import { OUT, refusal } from './refusal.ts'
import type { Sessions } from './session.ts'
import { snapshot } from './snapshot.ts'
import { storyRoutes } from './story-routes.ts'
import { changeStream } from './stream.ts'
import { trafficRoutes } from './traffic-routes.ts'
import { troubleRoutes } from './trouble-routes.ts'

/** What the control routes work with. */
export interface PageDeps {
  core: Core
  actions: WorkspaceActions
  sessions: Sessions
  story: Story
}

const filling = z.union([z.string(), z.number(), z.null(), z.array(z.string())])
const fills = z.array(z.object({ blockId: z.string(), actionId: z.string(), value: filling })).default([])
const target = z.union([z.object({ viewId: z.string() }), z.object({ channel: z.string(), ts: z.string() })])
const at = { target, blockId: z.string(), actionId: z.string() }

const bodies = {
  say: z.object({ channel: z.string(), text: z.string(), threadTs: z.string().optional() }),
  click: z.object({ ...at, value: filling.optional(), fills }),
  shortcut: z.object({ channel: z.string(), ts: z.string(), callbackId: z.string() }),
  submit: z.object({ viewId: z.string(), fills }),
  close: z.object({ viewId: z.string(), all: z.boolean().optional() }),
  suggest: z.object({ ...at, query: z.string() }),
  globalShortcut: z.object({ callbackId: z.string() }),
  home: z.object({}),
  read: z.object({ channel: z.string() }),
  clock: z.union([
    z.object({ minutes: z.number().positive() }),
    z.object({ tomorrowAt: z.string() }),
    z.object({ to: z.string() }),
  ]),
}

type Bodies = { [K in keyof typeof bodies]: z.infer<(typeof bodies)[K]> }
type Handlers = { [K in keyof Bodies]: (deps: PageDeps, userId: string, body: Bodies[K]) => unknown }

const momentOf = ({ clock, timeZone }: Core, body: Bodies['clock']): Date => {
  const now = clock.now()
  if ('minutes' in body) return new Date(now.getTime() + body.minutes * 60_000)
  return 'to' in body ? instantOf(body.to, timeZone) : tomorrowAt(now, body.tomorrowAt, timeZone)
}

const handlers: Handlers = {
  say: ({ actions }, userId, { channel, text, threadTs }) => actions.say(userId, channel, text, threadTs),
  click: ({ actions }, userId, b) => actions.click(userId, b.target, b.blockId, b.actionId, b.value, b.fills),
  shortcut: ({ actions }, userId, { channel, ts, callbackId }) =>
    actions.shortcut(userId, channel, ts, callbackId),
  submit: ({ actions }, userId, { viewId, fills: given }) => actions.submit(userId, viewId, given),
  close: ({ actions }, userId, { viewId, all }) => actions.close(userId, viewId, all),
  suggest: ({ actions }, userId, b) => actions.suggest(userId, b.target, b.blockId, b.actionId, b.query),
  globalShortcut: ({ actions }, userId, { callbackId }) => actions.globalShortcut(userId, callbackId),
  home: async ({ actions }, userId) => {
    await actions.openHome(userId)
    return { ok: true }
  },
  read({ actions }, userId, { channel }) {
    actions.markRead(userId, channel)
    return { ok: true }
  },
  clock(deps, _userId, body) {
    deps.actions.advanceClock(momentOf(deps.core, body))
    return { ok: true }
  },
}

const run = async (c: Context, deps: PageDeps, userId: string): Promise<Response> => {
  const verb = c.req.param('verb') as keyof Bodies
  if (!Object.hasOwn(bodies, verb)) return c.json({ ok: false, trouble: 'unknown verb' }, 404)
  try {
    const body = bodies[verb].parse(parseJson(await c.req.text()))
    const handler = handlers[verb] as (deps: PageDeps, userId: string, body: unknown) => unknown
    return c.json((await handler(deps, userId, body)) ?? { ok: true })
  } catch (error) {
    return refusal(c, error)
  }
}

const upload = async (c: Context, { actions }: PageDeps, userId: string): Promise<Response> => {
  const name = c.req.query('name') ?? 'file'
  const id = actions.upload(userId, name, new Uint8Array(await c.req.arrayBuffer()))
  return c.json({ ok: true, id, name })
}

const LARGEST = 100 * 1024 * 1024
const TOO_LARGE = 'This is too large. At most 100 MB can be sent at once.'

/** What the page of somebody whose account is deactivated is told; who else there is to act as. */
const deactivated = ({ core }: PageDeps) => ({
  ok: false,
  deactivated: true,
  trouble: OUT,
  others: core.store
    .list('users')
    .filter((one) => !one.isBot && !one.deleted)
    .map(({ id, realName }) => ({ id, realName })),
})

/** The routes that the page's script calls; each acts for the person whose session comes with it, and for nobody else. */
export function controlRoutes(deps: PageDeps): Hono<{ Variables: { userId: string } }> {
  const look = (c: Context, userId: string) => {
    const { channel, thread } = c.req.query()
    try {
      return c.json(snapshot(deps.core, { userId, channel, thread }))
    } catch (error) {
      return refusal(c, error)
    }
  }
  return new Hono<{ Variables: { userId: string } }>()
    .use(bodyLimit({ maxSize: LARGEST, onError: (c) => c.json({ ok: false, trouble: TOO_LARGE }, 413) }))
    .use(async (c, next) => {
      const userId = deps.sessions.person(c.req.header('x-workspace-session') ?? c.req.query('session'))
      if (userId === undefined) return c.json({ ok: false, trouble: 'Choose who you are first.' }, 401)
      const isOut = deps.core.store.get('users', userId)?.deleted
      // Else nobody could take back what they did to themselves.
      if (isOut && !c.req.path.startsWith('/workspace/admin/')) return c.json(deactivated(deps), 403)
      c.set('userId', userId)
      await next()
      return undefined
    })
    .get('/snapshot', (c) => look(c, c.var.userId))
    .get('/stream', (c) => changeStream(c, deps.core))
    .route('/traffic', trafficRoutes(deps.core))
    .route('/', troubleRoutes(deps.core))
    .route('/', storyRoutes({ ...deps.core, actions: deps.actions }, deps.story))
    .post('/upload', (c) => upload(c, deps, c.var.userId))
    .post('/:verb', (c) => run(c, deps, c.var.userId))
}
