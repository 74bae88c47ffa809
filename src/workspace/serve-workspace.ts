import { type ServerType, serve } from '@hono/node-server'
import { createWorkspace, type Workspace, type WorkspaceOptions } from './create-workspace.ts'
import { carryTo } from './ways-in/carry-to.ts'

/** What a workspace in a process of its own needs: where it listens and where the app does. */
export interface ServeOptions extends Omit<WorkspaceOptions, 'origin'> {
  port: number
  host?: string
  /** The app's address for Slack's requests, such as `http://127.0.0.1:3000/slack/events`; none for an app that opens sockets. */
  botUrl?: string | undefined
}

/** A workspace that is being served. */
export interface ServedWorkspace {
  workspace: Workspace
  port: number
  url: string
  close(): Promise<void>
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

// Slack does not hang up on an app that was silent for a while, and that could be on its very next call.
const SILENCE_MS = 75_000

const listen = (workspace: Workspace, port: number, hostname: string): Promise<[ServerType, number]> =>
  new Promise((resolve, reject) => {
    const { fetch } = workspace.routes
    const serverOptions = { keepAliveTimeout: SILENCE_MS }
    const server = serve({ fetch, port, hostname, serverOptions }, (info) => resolve([server, info.port]))
    server.once('error', reject)
    server.on('upgrade', workspace.upgrade)
  })

/** Serves a workspace on this machine only; any other host is refused, since whoever reaches the page can act for everybody. */
export async function serveWorkspace(options: ServeOptions): Promise<ServedWorkspace> {
  const { port: wanted, host = '127.0.0.1', botUrl, ...rest } = options
  if (!LOOPBACK.includes(host)) throw new Error(`The workspace listens on this machine only, not on ${host}`)
  const workspace = createWorkspace(botUrl === undefined ? rest : { ...rest, deliver: carryTo(botUrl) })
  const [server, port] = await listen(workspace, wanted, host)
  const close = () =>
    new Promise<void>((resolve) => {
      workspace.close()
      server.close(() => resolve())
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
  return { workspace, port, url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, close }
}
