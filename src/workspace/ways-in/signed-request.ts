import { createHmac } from 'node:crypto'

/** What Slack puts on the wire: a body with its content type, and the headers of a repeated event. */
export interface Content {
  body: string
  contentType: 'application/x-www-form-urlencoded' | 'application/json'
  headers?: Record<string, string>
}

/** The secret that a request is signed with, and the time that it says it was sent. */
export interface Seal {
  secret: string
  at: Date
}

/** Builds the request that Slack would send. */
export function signedRequest({ secret, at }: Seal, content: Content, signal?: AbortSignal): Request {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${content.body}`).digest('hex')
  return new Request('https://bot.invalid/slack/events', {
    method: 'POST',
    body: content.body,
    headers: {
      accept: 'application/json,*/*',
      'content-type': content.contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
      ...content.headers,
    },
    ...(signal === undefined ? {} : { signal }),
  })
}
