import { isDict } from '../rules/inspect.ts'
import { jsonObject } from '../rules/parse-json.ts'
import type { Dict } from '../state/model.ts'
import type { Errand } from './errand.ts'

const TYPES = { command: 'slash_commands', interactive: 'interactive', event: 'events_api' } as const

const ANSWERED = new Set(['view_submission', 'block_suggestion'])

/** One thing for the app as it goes over a socket. */
export interface Envelope {
  envelope_id: string
  type: (typeof TYPES)[Errand['kind']]
  payload: Dict
  accepts_response_payload: boolean
  retry_attempt?: number
  retry_reason?: string
}

/** What the app sent back: the envelope that it has taken, and its answer as text, empty when there is none. */
export interface Acknowledged {
  id: string
  text: string
}

/** Puts an errand into an envelope; only what Slack waits to hear more of takes an answer. */
export function envelopeOf({ kind, payload, retry }: Errand): Envelope {
  return {
    envelope_id: crypto.randomUUID(),
    type: TYPES[kind],
    payload,
    accepts_response_payload: kind === 'command' || ANSWERED.has(String(payload.type)),
    ...(kind === 'event' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
  }
}

const isEmpty = (payload: unknown) =>
  payload === undefined || payload === null || (isDict(payload) && Object.keys(payload).length === 0)

/** Reads what the app sent; undefined when it acknowledges nothing. */
export function readAcknowledged(text: string): Acknowledged | undefined {
  const said = jsonObject(text)
  if (typeof said?.envelope_id !== 'string') return undefined
  return { id: said.envelope_id, text: isEmpty(said.payload) ? '' : JSON.stringify(said.payload) }
}
