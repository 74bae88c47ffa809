import { type SlackFault, slackFault } from '../slack-fault.ts'

/** How an attempt to deliver ended; `doubt` means that it may have been posted, so whoever tries again looks first. */
export type Outcome =
  | { end: 'sent'; channel: string; ts?: string | undefined; file?: string | undefined }
  | { end: 'dropped'; fault: string }
  | { end: 'again'; fault: string; afterMs: number; doubt: boolean }
  /** Another worker has taken the notice over meanwhile. */
  | { end: 'abandoned' }

const FIRST_MS = 2000
const LONGEST_MS = 3_600_000

// Nothing that an operator or time does will make these go through; everything else is tried again for ever.
const PERMANENT = new Set([
  'user_disabled',
  'user_not_found',
  'users_not_found',
  'user_not_visible',
  'channel_not_found',
  'is_archived',
  'is_inactive',
  'cannot_dm_bot',
])

/** How long to wait before trying again, in milliseconds: twice as long each time, an hour at most. */
export const backoff = (attempts: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 11))

/** A turn in a conversation that comes too late to wait for. */
export class Later extends Error {
  override readonly name = 'Later'
  readonly afterMs: number

  constructor(afterMs: number) {
    super('a turn was booked for later')
    this.afterMs = afterMs
  }
}

/** A message that Slack said it took, and that is not there. */
export class NotThere extends Error {
  override readonly name = 'NotThere'

  constructor() {
    super('Slack took a message that is not there')
  }
}

/** How an attempt stands: how often it was made, if the message may be there, if it is being posted, and where. */
export type Attempt = { attempts: number; doubt: boolean; sending: boolean; channel: string | null }

/** What a failed attempt means for its notice. */
export function outcomeOf(error: unknown, { attempts, doubt, sending }: Attempt): Outcome {
  if (error instanceof Later) return { end: 'again', fault: 'paced', afterMs: error.afterMs, doubt }
  if (error instanceof NotThere)
    return { end: 'again', fault: 'not_there', afterMs: backoff(attempts), doubt: true }
  const fault: SlackFault = slackFault(error)
  if (fault.fault === 'wait')
    return { end: 'again', fault: fault.error, afterMs: fault.seconds * 1000, doubt }
  if (fault.fault === 'lost') {
    return { end: 'again', fault: fault.error, afterMs: backoff(attempts), doubt: doubt || sending }
  }
  if (PERMANENT.has(fault.error)) return { end: 'dropped', fault: fault.error }
  return { end: 'again', fault: fault.error, afterMs: backoff(attempts), doubt }
}
