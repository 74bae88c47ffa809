import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { createActions, type WorkspaceActions } from './actions.ts'
import { activeOnly } from './active-only.ts'
import { createAdmin, type WorkspaceAdmin } from './admin.ts'
import type { Core } from './core.ts'
import type { Person } from './driver/person.ts'
import { personCalled } from './driver/play.ts'
import { createStory, type StoryLine } from './driver/story.ts'
import { tellActs } from './driver/tell-acts.ts'
import { pageRoutes } from './page/page-routes.ts'
import { type PeopleSeed, peopleSeedSchema, type WorkspaceSeed, workspaceSeedSchema } from './seed.ts'
import { createAgenda } from './state/agenda.ts'
import { createClock, type WorkspaceClock } from './state/clock.ts'
import { createFileBytes } from './state/file-bytes.ts'
import { createIds } from './state/ids.ts'
import type { Dict } from './state/model.ts'
import { seedBots, seedPeople } from './state/people.ts'
import { Store } from './state/store.ts'
import { createTriggers } from './state/triggers.ts'
import { createTraffic, type Fault, type Traffic, type TrafficEntry } from './traffic.ts'
import type { SocketTimes } from './ways-in/connection.ts'
import type { Deliver } from './ways-in/errand.ts'
import { type RequestUrl, requestUrlOf } from './ways-in/request-url.ts'
import { type SocketControl, Sockets } from './ways-in/sockets.ts'
import { wayOf } from './ways-in/way-of.ts'
import { apiRoutes } from './web-api/routes.ts'
import { createWire, type Wire } from './wire.ts'

/** What a workspace needs to start. */
export interface WorkspaceOptions {
  /** Where the journal is kept, such as `data/workspace.jsonl`; files lie in a folder of the same name beside it. */
  stateFile: string
  seed: WorkspaceSeed
  /** How Slack's requests reach the app: its own `fetch`, or one over the network; none for an app that opens sockets. */
  deliver?: Deliver | undefined
  signingSecret: string
  botToken: string
  /** The token with which the app opens sockets; `xapp-` and the bot's own when left out. */
  appToken?: string
  /** Whether calls are counted against Slack's tiers, as they are unless a test does a day's work in a minute. */
  rateLimits?: boolean
  /** How long after its upload was completed a file is shared, in milliseconds. */
  fileDelayMs?: number
  /** How long things take on the app's sockets; Slack's own times when left out. */
  socketTimes?: Partial<SocketTimes>
  /** Real time in milliseconds; the clock's offset is added to it. */
  realNow: () => number
  /** The zone in which the page shows and takes times. */
  timeZone?: string
  /** Where the workspace is reached until the first request tells. */
  origin?: string
  logger?: { warn(detail: unknown, message: string): void }
}

/** A Slack-compatible workspace with one app in it. */
export interface Workspace {
  /** The page, the Web API, uploads and response_urls; mount it at `/`. */
  routes: Hono<{ Bindings: Partial<HttpBindings> }>
  clock: WorkspaceClock
  /** The zone in which people read times. */
  timeZone: string
  actions: WorkspaceActions
  /** Somebody by their name, who finds things by the words that a person sees. */
  as(name: string): Person
  /** What people did, in words; it can be played again. */
  story(): readonly StoryLine[]
  /** Adds people, channels and groups; what is there stays. */
  seed(more: PeopleSeed): void
  /** The latest 5,000 requests in either direction, in the order in which they began. */
  journal(): readonly TrafficEntry[]
  /** The latest 1,000 things that the app did wrong since the start, but for what was forgiven. */
  faults(): readonly Fault[]
  /** Expects faults whose words match, those that were and those that come. */
  forgive(pattern: RegExp): void
  /** Lets the app's calls go wrong: fail, be late, get lost. */
  wire: Wire
  /** What an administrator of the workspace does, from deleting a message to taking the app away. */
  admin: WorkspaceAdmin
  /** The sockets that the app has opened. */
  sockets: SocketControl
  /** Takes the requests for a socket; a server that serves the routes hands them over at its `upgrade`. */
  upgrade: Sockets['upgrade']
  /** Asks the app's request URL whether it is sound. */
  requestUrl: RequestUrl
  /** Forgets what was still to come, such as events to be sent again. */
  close(): void
}

const nowhere: Deliver = () =>
  Promise.reject(Object.assign(new Error('the app has no request URL'), { code: 'ENOTFOUND' }))

const noteIn = (traffic: Traffic) => (message: Dict) =>
  traffic.record({
    direction: 'to-app',
    name: `socket ${message.type}`,
    request: message,
    response: null,
    ms: 0,
    ok: true,
  })

const createCore = (options: WorkspaceOptions, origin: () => string): Core => {
  const { team, app } = workspaceSeedSchema.parse(options.seed)
  const { realNow, signingSecret, botToken } = options
  const store = new Store(options.stateFile)
  const clock = createClock(store, realNow)
  const traffic = createTraffic(clock, (fault) => options.logger?.warn(fault, 'the app answered unsoundly'))
  const sockets = new Sockets({ appId: app.id, origin, times: options.socketTimes, note: noteIn(traffic) })
  return {
    team,
    app: { ...app, botId: app.botId ?? `B${app.id.slice(1)}` },
    store,
    clock,
    ids: createIds(store, clock),
    triggers: createTriggers(realNow),
    traffic,
    bytes: createFileBytes(options.stateFile.replace(/(\.jsonl)?$/, '-files')),
    signingSecret,
    botToken,
    realNow,
    way: wayOf({ clock, signingSecret }, sockets, options.deliver ?? nowhere),
    sockets,
    rateLimits: options.rateLimits ?? true,
    fileDelayMs: options.fileDelayMs ?? 300,
    appToken: options.appToken ?? `xapp-${botToken}`,
    timeZone: options.timeZone ?? 'Europe/London',
    origin,
    offered: new Map(),
    submissions: new Map(),
    wire: createWire(),
    agenda: createAgenda(clock),
  }
}

/** Opens the workspace that the journal remembers, or a new one from the seed. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  let origin = options.origin ?? 'http://127.0.0.1:3000'
  const core = createCore(options, () => origin)
  seedBots(core)
  seedPeople(core, options.seed)
  const { clock, timeZone } = core
  const story = createStory(clock)
  const active = activeOnly(core, createActions(core))
  const actions = tellActs(core, { actions: active, clock, timeZone }, story.tell)
  const stage = { actions, clock, timeZone }
  const learnOrigin = (url: string) => {
    origin = new URL(url).origin
  }
  return {
    routes: new Hono<{ Bindings: Partial<HttpBindings> }>()
      .route('/', pageRoutes({ core, actions, learnOrigin, story }))
      .route('/', apiRoutes(core)),
    clock,
    timeZone,
    actions,
    as: (name) => personCalled(stage, name),
    story: () => story.lines,
    seed: (more) => seedPeople(core, peopleSeedSchema.parse(more)),
    journal: () => core.traffic.entries,
    faults: () => core.traffic.unforgiven(),
    forgive: (pattern) => core.traffic.forgive(pattern),
    wire: core.wire,
    admin: createAdmin(core),
    sockets: core.sockets,
    upgrade: (request, socket, head) => core.sockets.upgrade(request, socket, head),
    requestUrl: requestUrlOf(core, options.deliver ?? nowhere),
    close() {
      core.wire.close()
      core.sockets.close()
      core.agenda.clear()
    },
  }
}
