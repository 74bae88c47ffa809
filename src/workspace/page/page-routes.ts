import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { controlRoutes, type PageDeps } from './control-routes.ts'
import { fileRoute } from './file-route.ts'
import { guard } from './guard.ts'
import { createSessions } from './session.ts'
import { shell } from './shell.tsx'

type Env = { Bindings: Partial<HttpBindings> }

const OWN_PATHS = [
  '/',
  '/side-by-side',
  '/workspace/*',
  '/files-pri/*',
  '/api/*',
  '/upload/*',
  '/respond/*',
  '/oauth/*',
]

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const folder = new URL('./assets/', import.meta.url)

const POLICY =
  "default-src 'self'; img-src 'self' data: https:; style-src 'self'; script-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'"

const asset = (c: Context): Response => {
  const name = c.req.param('name') ?? ''
  if (!readdirSync(folder).includes(name)) return c.text('not found', 404)
  const type = TYPES[extname(name)] ?? 'text/plain'
  return c.body(readFileSync(new URL(name, folder), 'utf8'), 200, {
    'content-type': type,
    'cache-control': 'no-cache',
  })
}

const page = (c: Context, deps: PageDeps, script: string): Response | Promise<Response> => {
  const people = deps.core.store.list('users').filter((user) => !user.isBot)
  const asked = c.req.query('as')
  const me = people.find((user) => user.id === asked) ?? people.find((user) => !user.deleted)
  if (me === undefined) return c.text('Nobody is in this workspace yet.')
  c.header('content-security-policy', POLICY)
  c.header('referrer-policy', 'no-referrer')
  c.header('x-content-type-options', 'nosniff')
  return c.html(shell({ team: deps.core.team.name, session: deps.sessions.of(me.id), script }))
}

/** The page and what its script calls, behind the guard that all of the workspace's routes share. */
export function pageRoutes(
  given: Omit<PageDeps, 'sessions'> & { learnOrigin: (url: string) => void },
): Hono<Env> {
  const deps: PageDeps = { ...given, sessions: createSessions(given.core) }
  const routes = new Hono<Env>()
  for (const path of OWN_PATHS)
    routes.use(path, guard, async (c, next) => {
      given.learnOrigin(c.req.url)
      await next()
    })
  return routes
    .get('/', (c) => page(c, deps, 'main'))
    .get('/side-by-side', (c) => page(c, deps, 'side-by-side'))
    .get('/workspace/assets/:name', asset)
    .route('/workspace', controlRoutes(deps))
    .get('/files-pri/:teamAndFile/:name', (c) => fileRoute(c, deps.core, deps.sessions))
}
