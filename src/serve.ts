import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { outboxDepth } from '../db/outbox.ts'
import { openStore, type Store } from '../db/store.ts'
import { createApp, type FastTrack } from './app.ts'
import { checkVersions } from './casework/check-versions.ts'
import type { Config } from './config.ts'
import { closePacks } from './documents/pack/pack-desk.ts'
import { closeLetters } from './documents/render-letter.ts'
import { embeddedSecrets, forget, furnish, greetingFor, openWorkspace, type Strictness } from './embedded.ts'
import { type Library, loadLibrary } from './library.ts'
import type { Tempo } from './slack/delivery.ts'
import { healthRoutes } from './slack/health.ts'
import { createLog } from './slack/log.ts'
import { createMetrics } from './slack/metrics.ts'
import { HonoReceiver } from './slack/receiver.ts'
import { serve as listen } from './slack/serve.ts'
import { createSocketReceiver } from './slack/socket.ts'
import { createStanding, type Standing } from './slack/standing.ts'
import { CannotStart, rememberTeam } from './store-owner.ts'
import { startWork } from './work.ts'
import type { Workspace } from './workspace/index.ts'

/** A running bot: where it is, and how it is stopped once what is under way has been finished. */
export type Running = {
  url: string
  /** What to tell whoever started it: where to click. */
  greeting: readonly string[]
  bot: FastTrack
  workspace: Workspace | null
  store: Store
  /** Waits until the demonstration's registers have followed a clock that was moved. */
  settled: () => Promise<void>
  stop: () => Promise<void>
}

type Ground = Parameters<typeof startWork>[0] & { library: Library }
type Stops = (() => Promise<unknown>)[]

const ownTemplates = fileURLToPath(new URL('../templates', import.meta.url))

/** The library that the settings name: the program's own templates, with a folder laid over them if there is one. */
export function libraryOf({ templatesDir }: Pick<Config, 'templatesDir'>): Library {
  return loadLibrary({ templatesDir: ownTemplates, overlayDir: templatesDir })
}

/** Opens the store that the settings name. */
export function storeOf({
  database: { url, authToken, encryptionKey },
}: Pick<Config, 'database'>): Promise<Store> {
  return openStore({ url, ...(authToken ? { authToken } : {}), ...(encryptionKey ? { encryptionKey } : {}) })
}

const readiness = (store: Store, standing: Standing) => () =>
  outboxDepth(store.read).then(
    () => standing.faults(),
    () => ['The store does not answer.'],
  )

async function serveEmbedded(ground: Omit<Ground, 'clock'>, options: ServeOptions): Promise<Running> {
  const { config, library, store, log, metrics, standing } = ground
  const clock: { now: () => Date; onMove: (listener: () => void) => () => void } = {
    now: () => workspace.clock.now(),
    onMove: (listener) => workspace.clock.onMove(listener),
  }
  const receiver = new HonoReceiver({ signingSecret: embeddedSecrets.signingSecret, clock, log, metrics })
  const workspace = openWorkspace(config, receiver, log, options)
  const { grow } = await furnish(config, store, library, workspace.clock)
  const routes = new Hono()
    .route('/', healthRoutes({ metrics, ready: readiness(store, standing) }))
    .route('/', receiver.routes)
  const served = await listen(routes.route('/', workspace.routes), config)
  const slackApiUrl = `${served.url}/api/`
  const wake = { kick: () => {} }
  const kick = () => wake.kick()
  const bot = createApp({
    ...ground,
    clock,
    timeZone: config.timeZone,
    receiver,
    token: embeddedSecrets.token,
    slackApiUrl,
    kick,
  })
  await bot.bolt.init()
  const stops = startWork({ ...ground, clock }, bot, wake)
  return {
    url: served.url,
    greeting: greetingFor(served.url),
    bot,
    workspace,
    store,
    settled: grow,
    stop: () => stopAll([...stops, served.close], store, workspace),
  }
}

async function serveSlack(
  ground: Ground,
  slack: Extract<Config['slack'], { kind: 'slack' }>,
): Promise<Running> {
  const { config, store, log, metrics, clock, standing } = ground
  const { botToken: token, signingSecret, appToken, apiUrl: slackApiUrl } = slack
  const http = new HonoReceiver({ signingSecret, clock, log, metrics })
  const receiver = appToken === undefined ? http : createSocketReceiver({ appToken, slackApiUrl, log })
  const routes = new Hono().route('/', healthRoutes({ metrics, ready: readiness(store, standing) }))
  if (appToken === undefined) routes.route('/', http.routes)
  const wake = { kick: () => {} }
  const bot = createApp({
    ...ground,
    timeZone: config.timeZone,
    receiver,
    token,
    slackApiUrl,
    kick: () => wake.kick(),
  })
  await bot.bolt.init()
  await rememberTeam(store, bot.clients.interactive)
  const served = await listen(routes, config)
  await bot.bolt.start()
  const stops = startWork(ground, bot, wake)
  const close = [() => bot.bolt.stop(), ...stops, served.close]
  return {
    url: served.url,
    greeting: [`Fast Track is answering Slack at ${served.url}.`],
    bot,
    workspace: null,
    store,
    settled: async () => {},
    stop: () => stopAll(close, store, null),
  }
}

async function stopAll(stops: Stops, store: Store, workspace: Workspace | null): Promise<void> {
  workspace?.close()
  for (const stop of stops) await stop()
  await Promise.all([closeLetters(), closePacks()])
  await store.close()
}

async function refuseChanged(house: Parameters<typeof checkVersions>[0], embedded: boolean): Promise<void> {
  const faults = await checkVersions(house)
  if (faults.length === 0) return
  await house.store.close()
  const anew = embedded ? ['Or begin the demonstration anew: npx fasttrack serve --fresh'] : []
  throw new CannotStart([...faults, ...anew].join('\n'))
}

/**
 * The one clock, whether the demonstration begins anew, how strict the embedded workspace is, how fast is delivered, and the
 * library of the settings where it has been read already.
 */
export type ServeOptions = {
  now: () => Date
  fresh?: boolean
  workspace?: Strictness
  tempo?: Tempo
  library?: Library
}

/** Starts the bot as the settings say: with a real Slack workspace, or with the embedded one and its demonstration. */
export async function serve(config: Config, options: ServeOptions): Promise<Running> {
  const { now, fresh = false, library = libraryOf(config) } = options
  const { slack } = config
  if (fresh && slack.kind === 'slack') {
    throw new CannotStart(
      '--fresh begins the demonstration anew. It would remove a real store, so it does nothing here.',
    )
  }
  if (fresh) forget(config)
  const log = createLog(config.logLevel)
  const ground = {
    config,
    library,
    log,
    metrics: createMetrics({ defaults: true }),
    standing: createStanding({
      warn: (fault) => log.warn({ slack: fault }, 'Slack refuses what is sent to it'),
    }),
    store: await storeOf(config),
    tempo: options.tempo,
  }
  await refuseChanged({ store: ground.store, shelves: library, now }, slack.kind === 'embedded')
  if (slack.kind === 'embedded') return serveEmbedded(ground, options)
  return serveSlack({ ...ground, clock: { now } }, slack)
}
