import type { Outcome } from './exchange/outcome.ts'
import type { AppSeed, TeamSeed } from './seed.ts'
import type { Agenda } from './state/agenda.ts'
import type { WorkspaceClock } from './state/clock.ts'
import type { FileBytes } from './state/file-bytes.ts'
import type { Ids } from './state/ids.ts'
import type { Dict } from './state/model.ts'
import type { Store } from './state/store.ts'
import type { Triggers } from './state/triggers.ts'
import type { Traffic } from './traffic.ts'
import type { Way } from './ways-in/errand.ts'
import type { Sockets } from './ways-in/sockets.ts'
import type { WireEnd } from './wire.ts'

/** What every part of the workspace works with. */
export interface Core {
  team: TeamSeed
  app: AppSeed & { botId: string }
  store: Store
  clock: WorkspaceClock
  ids: Ids
  triggers: Triggers
  traffic: Traffic
  bytes: FileBytes
  signingSecret: string
  botToken: string
  realNow: () => number
  /** How the app is told; a socket that the app opened goes before signed requests. */
  way: Way
  /** The server of Socket Mode. */
  sockets: Sockets
  /** Whether calls are counted against Slack's tiers. */
  rateLimits: boolean
  /** How long after its upload was completed a file is shared, in milliseconds. */
  fileDelayMs: number
  /** The token with which the app opens sockets. */
  appToken: string
  /** The zone in which people read times. */
  timeZone: string
  /** Where this workspace is reached, for the addresses in payloads. */
  origin: () => string
  /** Choices that a typeahead offered, by view or message and element, so that a pick can be looked up. */
  offered: Map<string, Dict[]>
  /** The submissions that the app has not answered yet, by view. */
  submissions: Map<string, Promise<Outcome>>
  /** What is to go wrong with the app's calls. */
  wire: WireEnd
  /** What is still to come at moments of the clock, such as an event that is sent again. */
  agenda: Agenda
}
