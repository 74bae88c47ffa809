import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import type { Store } from '../../db/store.ts'
import type { House } from '../../src/casework/house.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { readConfig } from '../../src/config.ts'
import { serve as serveBot } from '../../src/serve.ts'
import { createPace } from '../../src/slack/delivery/pace.ts'
import { serveWorkspace, type Workspace } from '../../src/workspace/index.ts'
import { frozen, houseOn, newWorld } from '../world.ts'
import { furnish, places } from './four-schools.ts'

const token = 'xoxb-faults'
const signingSecret = 'a-secret-for-faults'
const began = Date.parse('2026-11-25T10:00:00Z')

/** Four schools, each with a case, and a bot at work for them beside a Slack of its own. */
export type AtWork = {
  workspace: Workspace
  house: House
  store: Store
  /** Where the bot answers. */
  url: string
  api: string
  token: string
  prepared: ReadonlyMap<string, string>
  /** Lets some real time pass on Slack's side before the next request reaches the bot. */
  dawdle: (ms: number) => void
  /** Lets the next request reach the bot twice at once. */
  stutter: () => void
  /** Lets some time pass at once, for Slack and for the bot. */
  leap: (ms: number) => void
  stop: () => Promise<void>
}

/** How it starts: with the letters drafted, over a socket, and with something done to Slack and the store before the bot is there. */
export type Beginning = {
  letters?: boolean
  socket?: boolean
  before?: (workspace: Workspace, store: Store) => unknown
}

/** Starts the bot at a Wednesday's ten o'clock. */
export async function botAtWork({
  letters = false,
  socket = false,
  before,
}: Beginning = {}): Promise<AtWork> {
  const world = await newWorld('2026-11-24T09:00:00Z')
  const prepared = await furnish(world.house, world.store, { letters })
  const folder = dirname(world.store.url.slice('file:'.length))
  let shift = began - Date.now()
  let late = 0
  let times = 1
  const bot = { url: '' }
  const slack = await serveWorkspace({
    port: 0,
    stateFile: join(folder, 'workspace.jsonl'),
    seed: {
      team: { id: 'T0FAULTS001', name: 'Fenmoor schools', domain: 'fenmoor' },
      app: {
        id: 'A0FASTTRACK',
        name: 'Fast Track',
        botUserId: 'U0FASTTRACK',
        commands: [{ command: '/fasttrack' }],
      },
      users: places.map(({ person: { id } }) => ({ id, name: id.toLowerCase(), realName: id })),
      channels: places.map((place) => ({
        id: place.channel,
        name: place.school,
        members: [place.person.id, 'U0FASTTRACK'],
      })),
    },
    deliver: async (request) => {
      shift += late
      late = 0
      const body = await request.text()
      const send = () => fetch(`${bot.url}/slack/events`, { method: 'POST', headers: request.headers, body })
      const answers = Array.from({ length: times }, send)
      times = 1
      const [answer = await send()] = await Promise.all(answers)
      return answer
    },
    rateLimits: false,
    signingSecret,
    botToken: token,
    realNow: () => Date.now() + shift,
  })
  const { workspace } = slack
  await before?.(workspace, world.store)
  const api = `${slack.url}/api/`
  const env = {
    SLACK_BOT_TOKEN: token,
    SLACK_SIGNING_SECRET: signingSecret,
    ...(socket ? { SLACK_APP_TOKEN: `xapp-${token}` } : {}),
    SLACK_API_URL: api,
    DATABASE_URL: world.store.url,
    PORT: '0',
    LOG_LEVEL: 'silent',
  }
  // This Slack takes posts as fast as they come.
  const tempo = { pollMs: 100, lookAfterMs: 300, pace: createPace({ spacingMs: 50 }) }
  const served = await serveBot(readConfig(env), { now: () => new Date(Date.now() + shift), tempo })
  bot.url = served.url
  return {
    workspace,
    house: houseOn(world.store, frozen(new Date(began).toISOString())),
    store: world.store,
    url: served.url,
    api,
    token,
    prepared,
    dawdle: (ms) => {
      late = ms
    },
    stutter: () => {
      times = 2
    },
    leap: (ms) => {
      shift += ms
    },
    stop: async () => {
      await served.stop()
      await slack.close()
      await world.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The store holds what its events say, and nothing else. */
export async function expectSound({ house }: AtWork): Promise<void> {
  const findings: string[] = []
  for await (const finding of verifyStore(house)) findings.push(finding)
  expect(findings).toEqual([])
}
