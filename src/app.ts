import type { App } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Desk } from '../commands/desk.ts'
import { screens } from '../commands/index.ts'
import { readDocument } from '../db/documents.ts'
import { personWithRoles } from '../db/queries/people.ts'
import type { Store } from '../db/store.ts'
import { draftWhole } from './casework/draft-whole.ts'
import type { House } from './casework/house.ts'
import { printingIn } from './casework/papers/printing.ts'
import { lookOnce } from './casework/papers-back/look-once.ts'
import { type BroughtPaper, takeIn } from './casework/papers-back/take-in.ts'
import { renderLetter, renderPapers } from './documents/render-letter.ts'
import type { Library } from './library.ts'
import { createBoltApp } from './slack/bolt-app.ts'
import { createClients } from './slack/clients.ts'
import type { Clock } from './slack/clock.ts'
import { registerScreens } from './slack/dispatch.ts'
import { bringFile, bringPaper } from './slack/fetch-file.ts'
import type { Log } from './slack/log.ts'
import type { Metrics } from './slack/metrics.ts'

/** What the bot is made of; tests hand it a store in a temporary file and the embedded workspace. */
export type AppOptions = {
  store: Store
  library: Library
  clock: Clock
  timeZone: string
  receiver: Parameters<typeof createBoltApp>[0]['receiver']
  token: string
  slackApiUrl: string | undefined
  log: Log
  metrics: Metrics
  /** Called whenever something was put into the outbox. */
  kick: () => void
}

/** The bot, wired: Bolt with every command, casework's house, and the clients that talk to Slack. */
export type FastTrack = { bolt: App; house: House; clients: { interactive: WebClient; delivery: WebClient } }

async function bringKept({ store }: House, id: string): Promise<BroughtPaper> {
  const found = await readDocument(store.read, id)
  return found === null ? { trouble: 'gone' } : { name: found.name, bytes: new Uint8Array(found.bytes) }
}

type Makers = Parameters<typeof printingIn>[1]

/** What commands work with in one house; `makers` make its papers. */
export function deskOf(
  house: House,
  { client, token }: { client: WebClient; token: string },
  makers: Makers = { renderLetter, renderPapers },
): Desk {
  const look = lookOnce((file) => bringPaper(client, token, file))
  return {
    house,
    draft: (asked, id, kind, meeting) =>
      draftWhole(house, makers, asked, id, kind, meeting === undefined ? {} : { meeting }),
    papers: printingIn(house, makers),
    lookAtKept: lookOnce((document) => bringKept(house, document)),
    bringFile: (file) => bringFile(client, token, file),
    takeIn: async (files, by, accepts) => takeIn(house, by, await Promise.all(files.map(look)), accepts),
  }
}

/** Wires commands, casework and Slack into one bot. Nothing is asked of Slack before `bolt.init()`. */
export function createApp(options: AppOptions): FastTrack {
  const { store, library, clock, timeZone, receiver, token, slackApiUrl, log, metrics, kick } = options
  const house: House = { store, shelves: library, now: () => clock.now(), timeZone, kick }
  const clients = createClients({ token, slackApiUrl, log })
  const bolt = createBoltApp({ token, slackApiUrl, log, receiver })
  registerScreens(bolt, screens, {
    deps: deskOf(house, { client: clients.delivery, token }),
    whoIs: (user) => personWithRoles(store.read, user),
    clock,
    timeZone,
    client: clients.interactive,
    store,
    log,
    metrics,
    kick,
  })
  return { bolt, house, clients }
}
