import type { WorkspaceClock } from './clock.ts'
import type { FileBytes } from './file-bytes.ts'
import type { Ids } from './ids.ts'
import type { Dict } from './model.ts'
import type { AppSeed, TeamSeed } from './seed.ts'
import type { Store } from './store.ts'
import type { Traffic } from './traffic.ts'
import type { Triggers } from './triggers.ts'

/** How the next call of a method goes wrong: refused, broken, never answered, done but unanswered, answered but not done. */
export type FailMode = '429' | '500' | 'timeout' | 'drop-after' | 'lost'

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
  deliver: (request: Request) => Promise<Response>
  /** Where this workspace is reached, for the addresses in payloads. */
  origin: () => string
  /** Choices that a typeahead offered, by view or message and element, so that a pick can be looked up. */
  offered: Map<string, Dict[]>
  failures: Map<string, FailMode[]>
  /** Timers of event retries that are still to come. */
  retries: Set<NodeJS.Timeout>
}
