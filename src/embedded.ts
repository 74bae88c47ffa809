import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { commands } from '../commands/index.ts'
import type { Store } from '../db/store.ts'
import { dayIn } from './casework/today.ts'
import type { Config } from './config.ts'
import { growRegisters } from './demonstration/grow-registers.ts'
import { loadDemonstration } from './demonstration/load-demonstration.ts'
import { demonstrationChannels, demonstrationPeople } from './demonstration/people.ts'
import type { Library } from './library.ts'
import type { Log } from './slack/log.ts'
import type { HonoReceiver } from './slack/receiver.ts'
import { CannotStart, refuseRealStore } from './store-owner.ts'
import {
  createWorkspace,
  serveWorkspace,
  type Workspace,
  type WorkspaceOptions,
  type WorkspaceSeed,
} from './workspace/index.ts'

/** Secrets of a workspace that only this machine can reach; it binds loopback alone. */
export const embeddedSecrets = {
  token: 'xoxb-embedded',
  appToken: 'xapp-embedded',
  signingSecret: 'embedded-workspace',
}

const botUser = 'U0FASTTRACK'

/** The manifest's scopes and no more, so that a call that a school's Slack would refuse is refused here. */
const scopes =
  'chat:write commands files:read files:write groups:read im:history im:write users:read users:read.email'.split(
    ' ',
  )

const storeFile = (url: string): string | null => (url.startsWith('file:') ? url.slice('file:'.length) : null)

/** Where the embedded workspace keeps its state: beside the store's file, or in `data` beside a server's. */
export function workspaceFile({ database }: Pick<Config, 'database'>): string {
  const file = storeFile(database.url)
  return join(file === null ? 'data' : dirname(file), 'workspace.jsonl')
}

/** Removes a demonstration's store and workspace, so that the next start begins anew. */
export function forget(config: Pick<Config, 'database'>): void {
  const file = storeFile(config.database.url)
  if (file === null)
    throw new CannotStart('--fresh removes the demonstration’s own files; this store is on a server.')
  const state = workspaceFile(config)
  const gone = [
    file,
    `${file}-wal`,
    `${file}-shm`,
    `${file}-journal`,
    state,
    state.replace(/\.jsonl$/, '-files'),
  ]
  for (const path of gone) if (existsSync(path)) rmSync(path, { recursive: true })
}

/** The embedded workspace as the demonstration furnishes it. */
export function workspaceSeed(): WorkspaceSeed {
  return {
    team: { id: 'T0FENMOOR01', name: 'Fenmoor schools', domain: 'fenmoor' },
    app: {
      id: 'A0FASTTRACK',
      name: 'Fast Track',
      botUserId: botUser,
      botId: 'B0FASTTRACK',
      scopes,
      commands: [
        {
          command: '/fasttrack',
          description: 'Attendance casework from the first worry to the outcome',
          hints: [
            ...commands.map(({ word, help }) => ({ word, help })),
            { word: 'help', help: 'See what Fast Track can do' },
          ],
        },
      ],
      shortcuts: commands.flatMap(({ shortcuts = [] }) =>
        shortcuts.map(({ id, shortcut: { name } }) => ({ name, callbackId: id })),
      ),
    },
    users: demonstrationPeople.map(({ id, name, title, email }) => ({
      id,
      name: name.toLowerCase().replaceAll(/[^a-z]+/g, '.'),
      realName: name,
      title,
      email,
    })),
    channels: demonstrationChannels.map(({ id, name, purpose, isPrivate, members }) => ({
      id,
      name,
      purpose,
      isPrivate,
      members: [...members, botUser],
    })),
  }
}

/** How strict the embedded workspace is, and how slow: both as Slack unless a test asks otherwise. */
export type Strictness = Pick<WorkspaceOptions, 'rateLimits' | 'fileDelayMs'>

/** Opens the workspace beside the store; its requests go straight to the bot's own receiver. */
export function openWorkspace(
  config: Config,
  receiver: HonoReceiver,
  log: Log,
  { now, workspace = {} }: { now: () => Date; workspace?: Strictness },
): Workspace {
  return createWorkspace({
    ...workspace,
    stateFile: workspaceFile(config),
    seed: workspaceSeed(),
    deliver: async (request) => receiver.routes.fetch(request),
    signingSecret: embeddedSecrets.signingSecret,
    botToken: embeddedSecrets.token,
    timeZone: config.timeZone,
    realNow: () => now().getTime(),
    logger: { warn: (fault, message) => log.warn({ fault }, message) },
  })
}

/** Loads the demonstration into an empty store, and keeps its registers up to the day before the workspace's own. */
export async function furnish(
  config: Pick<Config, 'timeZone'>,
  store: Store,
  library: Library,
  clock: Workspace['clock'],
): Promise<{ grow: () => Promise<void> }> {
  await refuseRealStore(store)
  const today = () => dayIn(clock.now(), config.timeZone)
  await loadDemonstration(store, library, { today: today(), now: clock.now().toISOString() })
  let growing: Promise<unknown> = growRegisters(store, library, today())
  const grow = async () => {
    growing = growing.then(() => growRegisters(store, library, today()))
    await growing
  }
  await growing
  clock.onMove(() => void grow())
  return { grow }
}

/** What the demonstration tells whoever started it. */
export function greetingFor(url: string): string[] {
  return [
    `Fast Track is at ${url}/ with a demonstration school. Open it in a browser.`,
    'You are Morwenna Teague, pastoral manager. Go to #quillbrook-pastoral, type /fasttrack new, and find Rhodri Oakeshott.',
    'Move the clock at the top of the page to see the morning message. Press Ctrl+C to stop; npm start -- --fresh begins anew.',
  ]
}

/** What whoever started the workspace alone sets for the bot, so that the two find each other. */
function settingsFor(url: string, { botUrl, port }: { botUrl: string | undefined; port: number }): string {
  const { token, appToken, signingSecret } = embeddedSecrets
  const settings = {
    SLACK_BOT_TOKEN: token,
    ...(botUrl === undefined ? { SLACK_APP_TOKEN: appToken } : {}),
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${url}/api/`,
    PORT: botUrl === undefined ? String(port + 1) : new URL(botUrl).port,
  }
  return Object.entries(settings)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
}

/** Starts the workspace as a process of its own, for a bot elsewhere on this machine: at `botUrl`, or over Socket Mode. */
export async function serveWorkspaceAlone(config: Config, botUrl: string | undefined, now: () => Date) {
  const { token: botToken, appToken, signingSecret } = embeddedSecrets
  const { host, port, timeZone } = config
  const served = await serveWorkspace({
    host,
    port,
    timeZone,
    stateFile: workspaceFile(config),
    seed: workspaceSeed(),
    signingSecret,
    botToken,
    appToken,
    botUrl,
    realNow: () => now().getTime(),
  })
  const greeting = [
    botUrl === undefined
      ? `The workspace is at ${served.url}/ and waits for a bot to open a socket.`
      : `The workspace is at ${served.url}/ and sends its requests to ${botUrl}.`,
    `Start the bot with ${settingsFor(served.url, { botUrl, port: served.port })}`,
    'Give it a store of its own by DATABASE_URL: one that holds the demonstration is refused.',
  ]
  return { greeting, workspace: served.workspace, stop: () => served.close() }
}
