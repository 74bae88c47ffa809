import type { Dict } from '../state/model.ts'

/** One thing that Slack tells the app, whichever way it goes. */
export interface Errand {
  kind: 'command' | 'interactive' | 'event'
  /** What the record of traffic calls it. */
  name: string
  /** The fields of the command, the interaction's payload, or the event's envelope. */
  payload: Dict
  /** An event that is sent again: the how-manieth time, and what went wrong before. */
  retry?: { num: number; reason: string }
}

/** What came back from the app: its answer within three seconds, or why there was none. */
export type Answer =
  | { ok: true; text: string; contentType: string }
  | { ok: false; error: 'operation_timeout' | 'dispatch_failed'; detail: string }

/** A way to the app. It never throws: what goes wrong is an answer too. */
export type Way = (errand: Errand) => Promise<Answer>
