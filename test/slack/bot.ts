import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../../db/store.ts'
import type { Command } from '../../src/kit/command.ts'
import type { Person } from '../../src/kit/context.ts'
import { createBoltApp } from '../../src/slack/bolt-app.ts'
import { createClients } from '../../src/slack/clients.ts'
import { registerScreens } from '../../src/slack/dispatch.ts'
import { createLog } from '../../src/slack/log.ts'
import { createMetrics } from '../../src/slack/metrics.ts'
import { HonoReceiver } from '../../src/slack/receiver.ts'
import type { FakeSlack } from './fake-slack.ts'

export const secret = 'a-signing-secret'

/** A clock that a test can move. */
export function testClock() {
  let offset = 0
  const listeners = new Set<() => void>()
  return {
    now: () => new Date(Date.now() + offset),
    onMove: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    advance(ms: number) {
      offset += ms
      for (const listener of listeners) listener()
    },
  }
}

/** A store in a folder of its own. */
export async function tempStore(): Promise<{ store: Store; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'fasttrack-slack-'))
  const store = await openStore({ url: `file:${join(folder, 'store.db')}` })
  return {
    store,
    remove: async () => {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The log's lines, read back. */
export function capturedLog() {
  const lines: string[] = []
  return { lines, log: createLog('debug', { write: (line: string) => void lines.push(line) }) }
}

export const people: Record<string, Person> = {
  UHEAD: { id: 'UHEAD', name: 'Ada Head', roles: [{ role: 'headteacher', school: 'oak' }], keptFrom: [] },
  UNONE: { id: 'UNONE', name: 'No Role', roles: [], keptFrom: [] },
}

/** The whole edge around some commands: a real Bolt app, a real store, and a Slack that does what it is told. */
export async function startBot<D>(
  slack: FakeSlack,
  commands: readonly Command<D>[],
  deps: D,
  options: { limitMs?: number; ackLimitMs?: number } = {},
) {
  const { store, remove } = await tempStore()
  const { log, lines } = capturedLog()
  const clock = testClock()
  const metrics = createMetrics()
  const receiver = new HonoReceiver({
    signingSecret: secret,
    clock,
    log,
    metrics,
    ...(options.ackLimitMs === undefined ? {} : { ackLimitMs: options.ackLimitMs }),
  })
  const address = { token: 'xoxb-1', slackApiUrl: slack.api, log }
  const app = createBoltApp({ ...address, receiver })
  await app.init()
  registerScreens(app, commands, {
    deps,
    whoIs: async (user) => people[user] ?? null,
    clock,
    timeZone: 'Europe/London',
    client: createClients(address).interactive,
    store,
    log,
    metrics,
    ...(options.limitMs === undefined ? {} : { limitMs: options.limitMs }),
  })
  return { app, receiver, store, remove, log, lines, clock, metrics, fetch: receiver.routes.fetch }
}

export const sign = (body: string, timestamp: string, key = secret): string =>
  `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`

/** A request as Slack signs it. */
export function signed(
  body: string,
  {
    type = 'application/x-www-form-urlencoded',
    now = new Date(),
    headers = {} as Record<string, string>,
  } = {},
): Request {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  return new Request('http://bot.test/slack/events', {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(body, timestamp),
      ...headers,
    },
  })
}

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()

export const typed = (slack: FakeSlack, text: string, more: Record<string, string> = {}): Request =>
  signed(
    form({
      command: '/fasttrack',
      text,
      user_id: 'UHEAD',
      team_id: 'T1',
      channel_id: 'C1',
      trigger_id: `1.${Math.random()}`,
      response_url: `${slack.url}/respond`,
      ...more,
    }),
  )

export const interaction = (payload: Record<string, unknown>): Request =>
  signed(form({ payload: JSON.stringify({ team: { id: 'T1' }, user: { id: 'UHEAD' }, ...payload }) }))
