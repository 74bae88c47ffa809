import { setTimeout as sleep } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import { type Notice, noticeByKey } from '../../../db/outbox.ts'
import type { Store } from '../../../db/store.ts'
import { Later } from './outcome.ts'
import type { Pace } from './pace.ts'
import type { Render } from './rendered.ts'

/** What delivering one notice works with. */
export type Office = {
  store: Store
  client: WebClient
  render: Render
  directMessage: (user: string) => Promise<string>
  isOurs: (channel: string) => Promise<boolean>
  pace: Pace
  /** How often each notice has failed here; the store counts every claim, also those that only waited their turn. */
  failures: Map<number, number>
  /** The cards that are being posted again, by their notices. */
  cards: Map<number, Promise<unknown>>
  /** How long Slack may need, in milliseconds, until what it took can be seen. */
  lookAfterMs: number
  /** Logs a mistake in the program without any content. */
  report: (error: unknown, where: string) => void
}

/** A notice whose message stands. */
export type Card = Notice & { channel: string; ts: string }

const stands = (notice: Notice | null): notice is Card =>
  notice?.state === 'sent' && notice.channel !== null && notice.ts !== null

/** The notice that another comes after, if its message stands. */
export async function cardOf({ store }: Office, { after }: Notice): Promise<Card | null> {
  if (after === null) return null
  const card = await noticeByKey(store.read, after)
  return stands(card) ? card : null
}

/** Waits for a conversation's next turn, or throws that it comes too late to wait for. */
export async function waitForTurn({ pace }: Office, channel: string): Promise<void> {
  const turn = pace.book(channel)
  if ('notBeforeMs' in turn) throw new Later(turn.notBeforeMs)
  if (turn.inMs > 0) await sleep(turn.inMs)
}
