import { createHmac } from 'node:crypto'
import type { Core } from '../core.ts'

/** What Slack puts on the wire: a body with its content type, and the headers of a repeated event. */
export interface Wire {
  body: string
  contentType: 'application/x-www-form-urlencoded' | 'application/json'
  headers?: Record<string, string>
}

/** Builds the request that Slack would send, signed with the secret at the workspace's own time. */
export function signedRequest(core: Pick<Core, 'clock' | 'signingSecret'>, wire: Wire): Request {
  const timestamp = String(Math.floor(core.clock.now().getTime() / 1000))
  const digest = createHmac('sha256', core.signingSecret).update(`v0:${timestamp}:${wire.body}`).digest('hex')
  return new Request('https://bot.invalid/slack/events', {
    method: 'POST',
    body: wire.body,
    headers: {
      'content-type': wire.contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
      ...wire.headers,
    },
  })
}
