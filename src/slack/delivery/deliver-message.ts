import { moveNotice } from '../../../db/move-notice.ts'
import type { Notice } from '../../../db/outbox.ts'
import { slackFault } from '../slack-fault.ts'
import { isThere } from './is-there.ts'
import { lookFor } from './look-for.ts'
import { markOf } from './mark.ts'
import { type Card, cardOf, type Office, waitForTurn } from './office.ts'
import { type Attempt, NotThere, type Outcome } from './outcome.ts'
import type { RenderedMessage } from './rendered.ts'
import { editMessage, type Post, postMessage, saidAgain } from './send-message.ts'

/** A message on its way: its notice, where it goes, and the message that it hangs on. */
export type Job = { notice: Notice; post: Post; card: Card | null; edits: boolean; attempt: Attempt }

type Sent = Extract<Outcome, { end: 'sent' }>

const LOST = new Set(['message_not_found', 'thread_not_found', 'cant_update_message'])

const isLost = (error: unknown): boolean => {
  const fault = slackFault(error)
  return fault.fault === 'no' && LOST.has(fault.error)
}

async function orIfLost<T>(trial: Promise<T>, otherwise: () => Promise<T>): Promise<T> {
  try {
    return await trial
  } catch (error) {
    if (!isLost(error)) throw error
    return otherwise()
  }
}

async function send(office: Office, { notice, post, attempt }: Job): Promise<Sent> {
  attempt.sending = true
  const stood = await postMessage(office.client, post, markOf(notice))
  if (!(await isThere(office, stood))) throw new NotThere()
  attempt.sending = false
  return { end: 'sent', ...stood }
}

/** A lost card is posted again by one notice, however many come upon its place at once. */
async function oneAtATime<T>({ cards }: Office, card: Card, work: () => Promise<T>): Promise<T> {
  const before = cards.get(card.id)
  const mine = before === undefined ? work() : before.then(work, work)
  cards.set(card.id, mine)
  try {
    return await mine
  } finally {
    if (cards.get(card.id) === mine) cards.delete(card.id)
  }
}

/** The card where another notice has posted it meanwhile, or null. */
async function stoodUpAgain(office: Office, card: Card, { notice }: Job): Promise<Card | null> {
  const now = await cardOf(office, notice)
  return now !== null && now.ts !== card.ts ? now : null
}

async function inPlaceOf(office: Office, card: Card, job: Job): Promise<Sent> {
  const edit = async ({ channel, ts }: Card): Promise<Sent> => {
    await editMessage(office.client, { ...job.post, channel }, ts)
    return { end: 'sent', channel, ts }
  }
  return orIfLost(edit(card), () =>
    oneAtATime(office, card, async () => {
      const stood = await stoodUpAgain(office, card, job)
      if (stood !== null) return edit(stood)
      const sent = await send(office, job)
      await moved(office, card, sent)
      return sent
    }),
  )
}

const moved = ({ store }: Office, card: Card, { channel, ts = card.ts }: Sent): Promise<void> =>
  moveNotice(store, card.id, { channel, ts })

/** Posts a lost card again, unless an earlier attempt did so; null when there is nothing to say in it any more. */
async function repost(office: Office, card: Card): Promise<string | null> {
  const mark = markOf(card)
  const seen = await lookFor(office.client, { channel: card.channel }, mark)
  const words = await office.render(card)
  if (words === null || 'file' in words) return null
  const { text, blocks } = words
  const stood =
    typeof seen === 'object'
      ? seen
      : await postMessage(office.client, { channel: card.channel, text, blocks }, mark)
  await moveNotice(office.store, card.id, { channel: card.channel, ts: stood.ts })
  return stood.ts
}

async function under(office: Office, card: Card, job: Job): Promise<Sent> {
  const reply = (thread: string | undefined) => send(office, { ...job, post: { ...job.post, thread } })
  return orIfLost(reply(card.ts), async () => {
    job.attempt.sending = false
    const thread = await oneAtATime(
      office,
      card,
      async () => (await stoodUpAgain(office, card, job))?.ts ?? repost(office, card),
    )
    await waitForTurn(office, card.channel)
    return reply(thread ?? undefined)
  })
}

const carryOut = (office: Office, job: Job): Promise<Sent> => {
  if (job.card === null) return send(office, job)
  return job.edits ? inPlaceOf(office, job.card, job) : under(office, job.card, job)
}

/** Posts a message once: where an earlier answer was lost it looks first, and where it cannot look it says so. */
export async function deliverMessage(office: Office, job: Job): Promise<Outcome> {
  if (!job.attempt.doubt) return carryOut(office, job)
  const thread = job.edits ? undefined : job.card?.ts
  const seen = await lookFor(office.client, { channel: job.post.channel, thread }, markOf(job.notice))
  if (seen === 'cannot-look') return carryOut(office, { ...job, post: saidAgain(job.post) })
  job.attempt.doubt = false
  if (seen === 'absent') return carryOut(office, job)
  const sent: Sent = { end: 'sent', channel: job.post.channel, ts: seen.ts }
  if (job.edits && job.card !== null) await moved(office, job.card, sent)
  return sent
}

/** The job for a rendered message. */
export function jobFor(
  notice: Notice,
  message: RenderedMessage,
  to: { channel: string; card: Card | null },
  attempt: Attempt,
): Job {
  const { text, blocks, edits = false } = message
  return { notice, post: { channel: to.channel, text, blocks }, card: to.card, edits, attempt }
}
