import type { WebClient } from '@slack/web-api'
import type { Store } from '../../db/store.ts'
import type { Screens } from '../kit/command.ts'
import type { Context, Person } from '../kit/context.ts'
import { asideTo } from './aside.ts'
import { type Clock, dayAt } from './clock.ts'
import { createFaults, type Faults, Stopped } from './faults.ts'
import { createGuard, type Guard } from './guard.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { createPainter, type Painter, type Turn } from './painter.ts'
import { type Registry, register } from './register.ts'
import { showingTo } from './showing.ts'

const KEEP_LIMIT_MS = 2500
const NO_ACCESS =
  'You do not have access to Fast Track yet. Please ask the person who looks after attendance at your school.'

/** What the commands are wired to: the people list, the clock, Slack, and the store whose inbox settles late requests. */
export type DeskOptions<D> = {
  deps: D
  /** The person of a Slack user id with every role held, or null for somebody who is not on the list. */
  whoIs: (user: string) => Promise<Person | null>
  clock: Clock
  timeZone: string
  client: WebClient
  store: Pick<Store, 'write'>
  log: Log
  metrics: Metrics
  slash?: string
  limitMs?: number
  /** Called after every request that was carried out, so that what it put into the outbox goes out at once. */
  kick?: () => void
}

/** One request on its way to a command: who asks, what Slack gave for answering, and its name in the inbox. */
export type Asked = {
  user: string
  inboxKey: string
  trigger?: string | undefined
  responseUrl?: string | undefined
  channel?: string | undefined
  message?: { channel: string; ts: string } | undefined
  /** Its place among the requests that came from a modal. */
  turn?: Turn
}

/** What every listener works with. */
export type Desk<D> = {
  registry: Registry<D>
  slash: string
  client: WebClient
  painter: Painter
  guard: Guard
  faults: Faults
  /** The context for a request; it stops the request of somebody without any role, who learns nothing. */
  contextFor: (asked: Asked) => Promise<Context<D>>
}

const contexts =
  <D>({ client, clock, timeZone, whoIs, deps, limitMs = KEEP_LIMIT_MS }: DeskOptions<D>, painter: Painter) =>
  async (asked: Asked): Promise<Context<D>> => {
    const until = performance.now() + limitMs
    const person = await whoIs(asked.user)
    if (person === null || person.roles.length === 0) throw new Stopped(NO_ACCESS)
    const now = clock.now()
    return {
      person,
      now: now.toISOString(),
      today: dayAt(now, timeZone),
      channel: asked.channel ?? null,
      message: asked.message ?? null,
      inboxKey: asked.inboxKey,
      withinMs: () => Math.max(1, Math.floor(until - performance.now())),
      ...showingTo({ client, painter }, { turn: painter.turn(), ...asked }),
      say: asideTo(client, asked),
      deps,
    }
  }

/** Puts together what the listeners work with. */
export function openDesk<D>(screens: readonly Screens<D>[], options: DeskOptions<D>): Desk<D> {
  const { client, clock, store, log, metrics, slash = '/fasttrack', limitMs = KEEP_LIMIT_MS } = options
  const faults = createFaults({ log, metrics })
  const painter = createPainter(client)
  const done = options.kick ?? (() => {})
  return {
    registry: register(screens),
    slash,
    client,
    painter,
    faults,
    guard: createGuard({ store, clock, faults, metrics, limitMs, done }),
    contextFor: contexts(options, painter),
  }
}
