import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'

/**
 * What became of a call: Slack asks to wait; Slack said no; or no answer can be relied on, so that it may have been done.
 * `error` is Slack's own word for it, never a body.
 */
export type SlackFault =
  | { fault: 'wait'; seconds: number; error: string }
  | { fault: 'no'; error: string; messages: readonly string[] }
  | { fault: 'lost'; error: string }

const WAIT_SECONDS = 30
// Slack documents that some aspect of the operation may have succeeded before these were raised.
const unsure = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])

function platformFault({ data }: WebAPIPlatformError): SlackFault {
  const { error } = data
  // What is not one of Slack's own words came from something between us and Slack.
  if (!/^[a-z0-9_]{1,80}$/i.test(error)) return { fault: 'lost', error: 'not_slack' }
  if (error === 'ratelimited' || error === 'rate_limited') {
    return { fault: 'wait', seconds: data.response_metadata?.retryAfter ?? WAIT_SECONDS, error }
  }
  if (unsure.has(error)) return { fault: 'lost', error }
  return { fault: 'no', error, messages: data.response_metadata?.messages ?? [] }
}

// Nothing can have arrived where no connection was made.
const UNCONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT/
const RECONNECT_SECONDS = 5

const isUnconnected = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && UNCONNECTED.test(String(error.code))) || isUnconnected(error.cause))

/** Reads what a failed call means; whatever is not known counts as lost, so that nothing is repeated blindly. */
export function slackFault(error: unknown): SlackFault {
  if (error instanceof WebAPIRateLimitedError) {
    return { fault: 'wait', seconds: error.retryAfter, error: 'ratelimited' }
  }
  if (error instanceof WebAPIPlatformError) return platformFault(error)
  if (error instanceof WebAPIHTTPError) return { fault: 'lost', error: `http_${error.statusCode}` }
  if (error instanceof WebAPIRequestError && isUnconnected(error.original)) {
    return { fault: 'wait', seconds: RECONNECT_SECONDS, error: 'unreachable' }
  }
  return { fault: 'lost', error: 'no_answer' }
}

const EXPIRED = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id'])

/** Did Slack refuse to open a modal because the click was too long ago? It says so in two shapes. */
export const isExpired = (fault: SlackFault): boolean =>
  fault.fault === 'no' &&
  (EXPIRED.has(fault.error) || fault.messages.some((message) => /trigger_id`? expired/.test(message)))

/** Where in a view or message Slack found a mistake: pointers only, since Slack's words may quote what was sent. */
export const pointers = (fault: SlackFault): string[] =>
  fault.fault === 'no'
    ? fault.messages.flatMap((message) => /json-pointer:([\w/]+)/.exec(message)?.[1] ?? [])
    : []
