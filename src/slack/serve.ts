import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

// Slack waits three seconds for an answer, so nothing under way is worth more.
const GRACE_MS = 3000

// A proxy keeps a silent connection for a minute: if the server hung up first, it could be on the very next request.
const SILENCE_MS = 75_000

/** A running server: where it is, and how it is stopped once the requests under way are answered. */
export type Served = { url: string; close: () => Promise<void> }

/** Serves the program's routes; port 0 takes any free one. It rejects when the port cannot be had. */
export function serve(
  routes: { fetch: Parameters<typeof createAdaptorServer>[0]['fetch'] },
  { host, port }: { host: string; port: number },
): Promise<Served> {
  const serverOptions = { keepAliveTimeout: SILENCE_MS }
  const server = createAdaptorServer({ fetch: routes.fetch, serverOptions })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      if (!('closeAllConnections' in server)) return
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), GRACE_MS).unref()
    })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo
      const shown = host.includes(':') ? `[${host}]` : host
      resolve({ url: `http://${shown}:${taken}`, close })
    })
  })
}
