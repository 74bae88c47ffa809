import type { HttpBindings } from '@hono/node-server'
import type { Context, Next } from 'hono'
import { isOwnAddress } from '../own-address.ts'

/** Another site's page may lead a person here by a link, but not put this page into a frame, nor call it. */
const isVisit = (c: Context): boolean =>
  c.req.method === 'GET' &&
  c.req.path === '/' &&
  c.req.header('sec-fetch-mode') === 'navigate' &&
  c.req.header('sec-fetch-dest') === 'document'

/**
 * Refuses every request that does not name this machine's own address in Host and, where there is one, in Origin, and
 * every request that another site's page makes: such a page could otherwise drive the workspace through the person's browser.
 */
export async function guard(c: Context, next: Next): Promise<Response | undefined> {
  const port = (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.localPort
  const host = c.req.header('host') ?? new URL(c.req.url).host
  const origin = c.req.header('origin')
  const foreign =
    !isOwnAddress(`http://${host}`, port) ||
    (origin !== undefined && !isOwnAddress(origin, port)) ||
    (c.req.header('sec-fetch-site') === 'cross-site' && !isVisit(c))
  if (foreign) return c.text('This workspace answers only its own page.', 403)
  await next()
  return undefined
}
