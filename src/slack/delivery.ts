import { randomUUID } from 'node:crypto'
import type { WebClient } from '@slack/web-api'
import { claimNext, drop, markSent, markUnsure, type Notice, release } from '../../db/outbox.ts'
import type { Store } from '../../db/store.ts'
import { directMessages } from './clients.ts'
import { type Clock, instant } from './clock.ts'
import { createAudience } from './delivery/audience.ts'
import { deliver } from './delivery/deliver.ts'
import type { Office } from './delivery/office.ts'
import type { Outcome } from './delivery/outcome.ts'
import { createPace, type Pace } from './delivery/pace.ts'
import type { Render } from './delivery/rendered.ts'
import { createFaults } from './faults.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { createStanding, type Standing } from './standing.ts'

/** What the delivery is given; the times are in milliseconds and have sound defaults. */
export type DeliveryOptions = {
  store: Store
  client: WebClient
  render: Render
  clock: Clock
  log: Log
  metrics: Metrics
  pace?: Pace
  pollMs?: number
  lookAfterMs?: number
  staleAfterMs?: number
  atOnce?: number
  standing?: Standing
  /** Called when a notice was given up, so that whose job it is can be told. */
  onGivenUp?: (notice: Notice, fault: string) => Promise<void>
}

/** How fast a delivery looks for work, looks again and posts. */
export type Tempo = Pick<DeliveryOptions, 'pace' | 'pollMs' | 'lookAfterMs'>

/** A running delivery: `kick` after every commit, so that nothing waits for the next poll; `stop` lets it finish. */
export type Delivery = { kick: () => void; stop: () => Promise<void> }

type Desk = Required<Omit<DeliveryOptions, 'pace'>> & { office: Office; claimedBy: string }

async function record(
  { store, clock, metrics, log, lookAfterMs, standing, onGivenUp }: Desk,
  notice: Notice,
  outcome: Outcome,
): Promise<void> {
  const { id, kind, attempts: attempt } = notice
  metrics.notices.inc({ outcome: outcome.end })
  if ('fault' in outcome) standing.refused(outcome.fault)
  if (outcome.end === 'sent') {
    const { channel, ts = null, file = notice.file } = outcome
    standing.took()
    await markSent(store, id, { at: instant(clock), channel, ts, file })
  } else if (outcome.end === 'dropped') {
    metrics.dropped.inc({ fault: outcome.fault })
    log.warn({ notice: id, kind, fault: outcome.fault }, 'a notice was given up')
    await drop(store, id, { fault: outcome.fault, attempt })
    await onGivenUp(notice, outcome.fault)
  } else if (outcome.end === 'again') {
    const { fault, doubt } = outcome
    const afterMs = doubt ? Math.max(outcome.afterMs, lookAfterMs) : outcome.afterMs
    const later = { notBefore: instant(clock, afterMs), fault, attempt }
    await (doubt ? markUnsure(store, id, later) : release(store, id, later))
  }
}

function open(options: DeliveryOptions): Desk {
  const { store, client, render, pace = createPace(), pollMs = 1000, lookAfterMs = 3000 } = options
  const {
    staleAfterMs = 120_000,
    atOnce = 8,
    standing = createStanding(),
    onGivenUp = async () => {},
  } = options
  const faults = createFaults(options)
  const office: Office = {
    store,
    client,
    render,
    pace,
    failures: new Map(),
    cards: new Map(),
    lookAfterMs,
    directMessage: directMessages(client),
    isOurs: createAudience(client),
    report: (error, where) => void faults.tell(error, where),
  }
  const times = { pollMs, lookAfterMs, staleAfterMs, atOnce }
  return { ...options, ...times, office, standing, onGivenUp, claimedBy: randomUUID() }
}

function remember({ failures }: Office, id: number, outcome: Outcome): void {
  if (outcome.end !== 'again') failures.delete(id)
  else if (outcome.fault !== 'paced') failures.set(id, (failures.get(id) ?? 0) + 1)
}

/** Delivers one notice; a half of the time after which others take it over is left for its last call to Slack. */
async function handle(desk: Desk, notice: Notice): Promise<void> {
  const claimed = performance.now()
  const isMine = () => performance.now() - claimed < desk.staleAfterMs / 2
  const outcome = await deliver(desk.office, notice, isMine)
  remember(desk.office, notice.id, outcome)
  await record(desk, notice, outcome)
}

/** Starts posting what is in the outbox, each notice once wherever Slack lets that be known. */
export function startDelivery(options: DeliveryOptions): Delivery {
  const desk = open(options)
  const under = new Set<Promise<void>>()
  let stopped = false
  let pumping: Promise<void> | null = null
  let again = false
  let settled: Promise<unknown> = Promise.resolve()

  const start = (notice: Notice) => {
    const job = handle(desk, notice).catch((error) => desk.office.report(error, 'delivery'))
    const all = job.finally(() => {
      under.delete(all)
      kick()
    })
    under.add(all)
  }

  const pump = async () => {
    while (!stopped && under.size < desk.atOnce && !desk.standing.isClosed()) {
      await settled
      const { store, clock, claimedBy, staleAfterMs } = desk
      const notice = await claimNext(store, { now: instant(clock), claimedBy, staleAfterMs })
      if (notice === null) return
      start(notice)
    }
  }

  function kick(): void {
    if (stopped) return
    again = pumping !== null
    pumping ??= pump()
      .catch((error) => desk.office.report(error, 'outbox'))
      .finally(() => {
        pumping = null
        if (again) kick()
      })
  }

  const timer = setInterval(kick, desk.pollMs)
  // A clock that leaps makes claims look old, so what is under way is finished before anything is claimed again.
  const unwatch = options.clock.onMove?.(() => {
    settled = Promise.all(under)
    kick()
  })
  kick()
  return {
    kick,
    async stop() {
      stopped = true
      clearInterval(timer)
      unwatch?.()
      await pumping
      await Promise.all(under)
    },
  }
}
