import type { HttpBindings } from '@hono/node-server'
import type { Context, Next } from 'hono'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

const portOf = (url: URL) => url.port || (url.protocol === 'https:' ? '443' : '80')

/** Another site's page may lead a person here by a link, but not put this page into a frame, nor call it. */
const isVisit = (c: Context): boolean =>
  c.req.method === 'GET' &&
  c.req.path === '/' &&
  c.req.header('sec-fetch-mode') === 'navigate' &&
  c.req.header('sec-fetch-dest') === 'document'

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

const isOwn = (url: URL | undefined, port: string | undefined): boolean =>
  url !== undefined && LOOPBACK.has(url.hostname) && (port === undefined || portOf(url) === port)

/**
 * Refuses every request that does not name this machine's own address in Host and, where there is one, in Origin, and
 * every request that another site's page makes: such a page could otherwise drive the workspace through the person's browser.
 */
export async function guard(c: Context, next: Next): Promise<Response | undefined> {
  const socket = (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket
  const port = socket?.localPort === undefined ? undefined : String(socket.localPort)
  const host = c.req.header('host') ?? new URL(c.req.url).host
  const origin = c.req.header('origin')
  const foreign =
    !isOwn(parsed(`http://${host}`), port) ||
    (origin !== undefined && !isOwn(parsed(origin), port)) ||
    (c.req.header('sec-fetch-site') === 'cross-site' && !isVisit(c))
  if (foreign) return c.text('This workspace answers only its own page.', 403)
  await next()
  return undefined
}
