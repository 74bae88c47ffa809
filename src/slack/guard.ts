import { firstTime } from '../../db/inbox.ts'
import type { Store } from '../../db/store.ts'
import type { After } from '../kit/command.ts'
import { type Clock, instant } from './clock.ts'
import type { Faults } from './faults.ts'
import type { Metrics } from './metrics.ts'

const FENCE_MS = 350

/** How one request is acknowledged, and how its asker is told what stands in the way. */
export type Answering<R> = {
  kind: 'command' | 'press' | 'submit' | 'close' | 'search' | 'shortcut' | 'home'
  /** What was asked for, for the log: `press case.open`. */
  where: string
  /** Null where nothing is kept, so that there is nothing to settle when it is late. */
  inboxKey: string | null
  accept: (result: R) => Promise<void>
  refuse: (sentence: string) => Promise<void>
  /** The same where nothing was kept and nothing will be, so that the asker may do it again; as `refuse` where it is not given. */
  again?: (sentence: string) => Promise<void>
  /** Tells the asker something once the request is acknowledged. */
  aside: (sentence: string) => Promise<void>
}

/** What the guard needs; `limitMs` is how long keeping something may take before its asker is told. */
export type GuardOptions = {
  store: Pick<Store, 'write'>
  clock: Clock
  faults: Faults
  metrics: Metrics
  limitMs: number
  done: () => void
}

type Settled<R> = { ok: true; value: R } | { ok: false; error: unknown }
type Kept = 'no' | 'yes' | 'unknown'

const late: Record<Kept, string> = {
  no: 'That took too long, and nothing was kept. Please try again.',
  yes: 'That was kept, but it took too long to show. Open it again to see it.',
  unknown: 'That took too long, and it is not known whether it was kept. Please look before trying again.',
}

const settle = <R>(work: Promise<R>): Promise<Settled<R>> =>
  work.then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, error }),
  )

async function within<T, L>(work: Promise<T>, ms: number, otherwise: L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<L>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Makes sure that what a person is told about a late request stays true. It takes the request's own place in the inbox:
 * either it is first, and the late transaction, which takes the same place in one step with its events, finds the place
 * taken and keeps nothing; or the place is taken already, and then the late transaction has kept everything.
 */
function fence({ store, clock }: GuardOptions, inboxKey: string): Promise<Kept> {
  const place = store.write((tx) => firstTime(tx, inboxKey, instant(clock)), { withinMs: FENCE_MS })
  const kept = place.then(
    (first): Kept => (first ? 'no' : 'yes'),
    (): Kept => 'unknown',
  )
  return within(kept, FENCE_MS, 'unknown')
}

/**
 * Carries out one request: whatever it keeps is committed before Slack hears that it was taken, within the limit; only
 * then follows what it shows. Everything thrown ends here, as a sentence for the asker.
 */
export function createGuard(options: GuardOptions) {
  const { faults, metrics, limitMs, done } = options

  const count = (kind: string, outcome: string, began: number) => {
    metrics.requests.inc({ kind, outcome })
    metrics.ackSeconds.observe({ kind }, (performance.now() - began) / 1000)
  }

  /** What can't be said is no reason to leave out what follows. */
  const say = ({ where }: { where: string }, saying: Promise<void>): Promise<void> =>
    saying.catch((error: unknown) => void faults.tell(error, `answer ${where}`))

  const follow = async <R extends After | undefined>(answering: Answering<R>, result: R): Promise<void> => {
    const shown = await settle(result?.after?.() ?? Promise.resolve())
    if (shown.ok) return
    const sentence = faults.tell(shown.error, answering.where, 'showing')
    const told = await settle(answering.aside(sentence))
    if (!told.ok) faults.tell(told.error, `tell ${answering.where}`)
  }

  const tooLate = async <R extends After | undefined>(
    answering: Answering<R>,
    running: Promise<Settled<R>>,
    began: number,
  ): Promise<void> => {
    const kept = answering.inboxKey === null ? 'no' : await fence(options, answering.inboxKey)
    const { refuse, again = refuse } = answering
    await say(answering, (kept === 'no' ? again : refuse)(late[kept]))
    count(answering.kind, `late_${kept}`, began)
    const result = await running
    if (!result.ok) faults.tell(result.error, answering.where)
    else if (kept === 'yes') await follow(answering, result.value)
  }

  return async <R extends After | undefined>(
    answering: Answering<R>,
    work: () => Promise<R>,
  ): Promise<void> => {
    const began = performance.now()
    const running = settle(work())
    const result = await within(running, limitMs, null)
    if (result === null) return tooLate(answering, running, began)
    if (!result.ok) {
      await say(answering, answering.refuse(faults.tell(result.error, answering.where)))
      return count(answering.kind, 'failed', began)
    }
    await say(answering, answering.accept(result.value))
    count(answering.kind, 'done', began)
    // What the person waits for goes first, before the outbox is looked at.
    setImmediate(done)
    await follow(answering, result.value)
  }
}

/** Carries out requests under the limit. */
export type Guard = ReturnType<typeof createGuard>
