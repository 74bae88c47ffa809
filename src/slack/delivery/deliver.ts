import type { Notice } from '../../../db/outbox.ts'
import { slackFault } from '../slack-fault.ts'
import { deliverFile } from './deliver-file.ts'
import { deliverMessage, jobFor } from './deliver-message.ts'
import { type Card, cardOf, type Office, waitForTurn } from './office.ts'
import { type Attempt, Later, NotThere, type Outcome, outcomeOf } from './outcome.ts'
import type { Rendered } from './rendered.ts'

const isExpected = (error: unknown): boolean =>
  error instanceof Later ||
  error instanceof NotThere ||
  (error instanceof Error && 'code' in error && /^slack_webapi_/.test(String(error.code)))

type Words = Exclude<Rendered, null>

async function placeOf(
  office: Office,
  notice: Notice,
  words: Words,
): Promise<{ channel: string; card: Card | null }> {
  const hangs = words.thread || ('edits' in words && words.edits)
  const card = hangs ? await cardOf(office, notice) : null
  if (card !== null) return { channel: card.channel, card }
  const channel = words.user === undefined ? words.channel : await office.directMessage(words.user)
  return { channel, card }
}

async function attemptIt(
  office: Office,
  notice: Notice,
  attempt: Attempt,
  isMine: () => boolean,
): Promise<Outcome> {
  const words = await office.render(notice)
  if (words === null) return { end: 'dropped', fault: 'nothing_to_say' }
  const to = await placeOf(office, notice, words)
  attempt.channel = to.channel
  if (!(await office.isOurs(to.channel))) return { end: 'dropped', fault: 'outsiders_present' }
  await waitForTurn(office, to.channel)
  if (!isMine()) return { end: 'abandoned' }
  if (!('file' in words)) return deliverMessage(office, jobFor(notice, words, to, attempt))
  const share = { channel: to.channel, thread: to.card?.ts }
  return deliverFile(office, { notice, file: words.file, share, attempt })
}

/**
 * Tries once to deliver a claimed notice and says how that ended; `isMine` tells, right before something is posted,
 * whether the claim can still be relied on. What Slack asked to wait for holds back that conversation alone.
 */
export async function deliver(office: Office, notice: Notice, isMine: () => boolean): Promise<Outcome> {
  const attempts = (office.failures.get(notice.id) ?? 0) + 1
  const attempt: Attempt = { attempts, doubt: notice.unsure, sending: false, channel: null }
  try {
    return await attemptIt(office, notice, attempt, isMine)
  } catch (error) {
    const fault = slackFault(error)
    if (fault.fault === 'wait' && attempt.channel !== null)
      office.pace.hold(attempt.channel, fault.seconds * 1000)
    if (!isExpected(error)) office.report(error, `deliver ${notice.kind}`)
    return outcomeOf(error, attempt)
  }
}
