import type { Dict } from '../state/model.ts'

/** Why an event is sent again, in the words of `x-slack-retry-reason`. */
export type RetryReason =
  | 'http_timeout'
  | 'http_error'
  | 'connection_failed'
  | 'too_many_redirects'
  | 'ssl_error'
  | 'unknown_error'

/** One thing that Slack tells the app, whichever way it goes. */
export interface Errand {
  kind: 'command' | 'interactive' | 'event'
  /** What the record of traffic calls it. */
  name: string
  /** The fields of the command, the interaction's payload, or the event's envelope. */
  payload: Dict
  /** An event that is sent again: the how-manieth time, and what went wrong before. */
  retry?: { num: number; reason: RetryReason }
}

/** Why there was no answer within three seconds, and whether the app asked not to be sent an event again. */
interface Failure {
  ok: false
  error: 'operation_timeout' | 'dispatch_failed'
  detail: string
  reason: RetryReason
  noRetry?: boolean
}

/** The app's answer within three seconds. */
export interface Answered {
  ok: true
  text: string
  contentType: string
}

/** What came back from the app: its answer, or why there was none. */
export type Answer = Answered | Failure

/** A way to the app; nobody waits for the answer once the signal has come. It never throws: what goes wrong is an answer too. */
export type Way = (errand: Errand, signal: AbortSignal) => Promise<Answer>

/** How signed requests reach the app: its own `fetch`, or one that goes over the network. */
export type Deliver = (request: Request) => Promise<Response>
