import { mkdtempSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import {
  type ServedWorkspace,
  type ServeOptions,
  serveWorkspace,
  type WorkspaceSeed,
} from '../../src/workspace/index.ts'

/** People and channels for the tests, with names that try to break out of their place. */
export const seed: WorkspaceSeed = {
  team: { id: 'T0SCHOOL01', name: 'Ashgrove High School', domain: 'ashgrove' },
  app: {
    id: 'A0FASTTRK1',
    name: 'Fast Track',
    botUserId: 'U0BOT00001',
    commands: [
      {
        command: '/fasttrack',
        description: 'Carries an attendance case from the first worry to the outcome.',
        hints: [
          { word: 'new', help: 'Open a case' },
          { word: 'find', help: 'Find a case or a pupil' },
          { word: 'due', help: 'What is due' },
        ],
      },
    ],
    events: ['app_home_opened', 'message.im'],
  },
  users: [
    {
      id: 'U0SAM00001',
      name: 'sam',
      realName: 'Sam Okafor',
      title: 'Head of Year 9',
      email: 'sam@ashgrove.example',
    },
    {
      id: 'U0EVE00001',
      name: 'eve',
      realName: '<!channel> *Eve* & Co',
      title: 'Attendance officer',
      email: 'eve@ashgrove.example',
    },
    {
      id: 'U0RTL00001',
      name: 'nadia',
      realName: 'نادية حسن',
      title: 'Education welfare officer',
      email: 'n@ashgrove.example',
    },
    { id: 'U0GUEST001', name: 'guest', realName: 'Gil Guest', title: 'Visitor', isGuest: true },
  ],
  channels: [
    {
      id: 'C0ATTEND01',
      name: 'attendance',
      purpose: 'Attendance and welfare',
      members: ['U0SAM00001', 'U0EVE00001', 'U0RTL00001', 'U0BOT00001'],
    },
    {
      id: 'C0GENERAL1',
      name: 'general',
      purpose: 'Everybody',
      members: ['U0SAM00001', 'U0EVE00001', 'U0GUEST001'],
    },
    { id: 'C0PRIVATE1', name: 'leaders', members: ['U0EVE00001'], isPrivate: true },
  ],
}

export const SAM = 'U0SAM00001'
export const EVE = 'U0EVE00001'
export const NADIA = 'U0RTL00001'
export const GUEST = 'U0GUEST001'
export const CHANNEL = 'C0ATTEND01'

const botToken = 'xoxb-workspace'
const signingSecret = 'a-secret-for-tests'

/** A served workspace with a bare Bolt app beside it, both on ports of their own. */
export interface House extends ServedWorkspace {
  app: App
  client: WebClient
  stateFile: string
  stop(): Promise<void>
}

/** A journal in a folder of its own. */
export const freshState = () => join(mkdtempSync(join(tmpdir(), 'workspace-')), 'workspace.jsonl')

const appToken = 'xapp-workspace'

/** Where Bolt listens for signed requests. */
const overHttp = async () => {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR })
  const server = (await receiver.start(0)) as Server
  return { receiver, botUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` }
}

const overSockets = (slackApiUrl: string) =>
  new SocketModeReceiver({
    appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl } },
  })

/** Starts both, over HTTP unless `sockets` are asked for; `stateFile` of an earlier house brings its workspace back. */
export async function startHouse(
  options: Partial<ServeOptions> & { setUp?: (app: App) => void; sockets?: boolean } = {},
): Promise<House> {
  const { setUp, sockets = false, ...rest } = options
  const http = sockets ? undefined : await overHttp()
  const stateFile = rest.stateFile ?? freshState()
  const served = await serveWorkspace({
    port: 0,
    signingSecret,
    botToken,
    appToken,
    seed,
    realNow: Date.now,
    // A test does in a second what an app may do in a minute.
    rateLimits: false,
    botUrl: http?.botUrl,
    ...rest,
    stateFile,
  })
  const slackApiUrl = `${served.url}/api/`
  const receiver = http?.receiver ?? overSockets(slackApiUrl)
  const app = new App({
    receiver,
    token: botToken,
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
    clientOptions: { slackApiUrl, retryConfig: { retries: 0 } },
  })
  setUp?.(app)
  await app.init()
  if (sockets) await app.start()
  const client = new WebClient(botToken, {
    slackApiUrl,
    retryConfig: { retries: 0 },
    logLevel: LogLevel.ERROR,
  })
  const stop = async () => {
    if (receiver instanceof SocketModeReceiver) await receiver.client.disconnect()
    await served.close()
    await http?.receiver.stop()
  }
  return { ...served, app, client, stateFile, stop }
}
