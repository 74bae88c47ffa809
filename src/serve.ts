import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import type { Receiver } from '@slack/bolt'
import { keepStoreNote, storeNote } from '../db/meta.ts'
import { openStore, type Store } from '../db/store.ts'
import { createApp, type FastTrack } from './app.ts'
import { dayIn } from './casework/today.ts'
import type { Config } from './config.ts'
import { loadDemonstration } from './demonstration/load-demonstration.ts'
import { closeLetters } from './documents/render-letter.ts'
import { CannotStart, embeddedSecrets, forget, refuseRealStore, workspaceFile, workspaceSeed } from './embedded.ts'
import { type Library, loadLibrary } from './library.ts'
import { healthRoutes } from './slack/health.ts'
import { createLog, type Log } from './slack/log.ts'
import { createMetrics } from './slack/metrics.ts'
import { HonoReceiver, type ReceiverOptions } from './slack/receiver.ts'
import { createSocketReceiver } from './slack/socket.ts'
import { type Served, serve as listen } from './slack/serve.ts'
import { createWorkspace, type Workspace } from './workspace/index.ts'

/** A running bot: where it is, and how it is stopped. */
export type Running = { url: string; bot: FastTrack; workspace: Workspace | null; store: Store; stop: () => Promise<void> }

/** The folder of templates that comes with the program. */
export const ownTemplates = fileURLToPath(new URL('../templates', import.meta.url))

/** The library that the settings name: the program's own templates, with a folder laid over them if there is one. */
export function libraryOf({ templatesDir }: Pick<Config, 'templatesDir'>): Library {
  return loadLibrary({ templatesDir: ownTemplates, ...(templatesDir === undefined ? {} : { overlayDir: templatesDir }) })
}

type Parts = { config: Config; library: Library; store: Store; log: Log; workspace: Workspace | null }

function workspaceOf(config: Config, receiver: HonoReceiver, log: Log): Workspace {
  return createWorkspace({
    stateFile: workspaceFile(config),
    seed: workspaceSeed(),
    deliver: async (request) => receiver.routes.fetch(request),
    signingSecret: embeddedSecrets.signingSecret,
    botToken: embeddedSecrets.token,
    timeZone: config.timeZone,
    logger: { warn: (detail, message) => log.warn({ fault: detail }, message) },
  })
}

async function furnish({ config, library, store, workspace }: Parts): Promise<void> {
  if (workspace === null) return
  await refuseRealStore(store)
  const now = workspace.clock.now()
  await loadDemonstration(store, library, { today: dayIn(now, config.timeZone), now: now.toISOString() })
}

async function rememberTeam(bot: FastTrack, store: Store): Promise<void> {
  if ((await storeNote(store.read, 'demonstration')) !== null) {
    throw new CannotStart('This store holds the demonstration. Give a real workspace a store of its own: set DATABASE_URL.')
  }
  const { team_id: team } = await bot.clients.interactive.auth.test()
  const known = await storeNote(store.read, 'slack-team')
  if (known !== null && team !== undefined && known !== team) {
    throw new CannotStart('This store belongs to another Slack workspace. Set DATABASE_URL to a store of this one’s own.')
  }
  if (team !== undefined) await store.write((tx) => keepStoreNote(tx, 'slack-team', team))
}

const readiness = (store: Store) => async () => {
  try {
    await storeNote(store.read, 'slack-team')
    return []
  } catch {
    return ['The store does not answer.']
  }
}

type Receiving = { receiver: Receiver; http: HonoReceiver | null }

function receiverFor({ slack }: Config, options: ReceiverOptions): Receiving {
  const socket = slack.kind === 'slack' && slack.appToken !== undefined
  if (!socket) {
    const http = new HonoReceiver(options)
    return { receiver: http, http }
  }
  const receiver = createSocketReceiver({ appToken: slack.appToken ?? '', slackApiUrl: slack.apiUrl, log: options.log })
  return { receiver, http: null }
}

/** Starts the bot as the settings say: with a real Slack workspace, or with the embedded one and its demonstration. */
export async function serve(config: Config, { fresh = false }: { fresh?: boolean } = {}): Promise<Running> {
  const library = libraryOf(config)
  if (fresh && config.slack.kind === 'slack') throw new CannotStart('--fresh is for the demonstration: it would remove a real store.')
  if (fresh) forget(config)
  const log = createLog(config.logLevel)
  const metrics = createMetrics({ defaults: true })
  const { url, authToken, encryptionKey } = config.database
  const store = await openStore({ url, ...(authToken ? { authToken } : {}), ...(encryptionKey ? { encryptionKey } : {}) })
  const clock = { now: () => workspace?.clock.now() ?? new Date() }
  const signingSecret = config.slack.kind === 'slack' ? config.slack.signingSecret : embeddedSecrets.signingSecret
  const { receiver, http } = receiverFor(config, { signingSecret, clock, log, metrics })
  const workspace = config.slack.kind === 'embedded' && http !== null ? workspaceOf(config, http, log) : null
  await furnish({ config, library, store, log, workspace })
  const routes = new Hono().route('/', healthRoutes({ metrics, ready: readiness(store) }))
  if (http !== null) routes.route('/', http.routes)
  if (workspace !== null) routes.route('/', workspace.routes)
  const served = await listen(routes, { host: config.host, port: config.port })
  const slackApiUrl = config.slack.kind === 'slack' ? config.slack.apiUrl : `${served.url}/api/`
  const token = config.slack.kind === 'slack' ? config.slack.botToken : embeddedSecrets.token
  const bot = createApp({ store, library, clock, timeZone: config.timeZone, receiver, token, slackApiUrl, log, metrics, kick: () => {} })
  await bot.bolt.init()
  return { url: served.url, bot, workspace, store, stop: async () => {} }
}
