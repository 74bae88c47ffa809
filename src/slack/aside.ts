import type { WebClient } from '@slack/web-api'
import { type Message, message } from '../kit/blocks.ts'

const LIMIT_MS = 2500

/** Tells one person something outside the acknowledgement. */
export type Aside = (what: string | Message) => Promise<void>

/** Who is to be told, and where Slack takes an answer to this request. */
export type Asker = { user: string; responseUrl?: string | undefined }

/** A sentence or a message as a message. */
export const asMessage = (what: string | Message): Message =>
  typeof what === 'string' ? message(what) : what

async function respond(url: string, what: Message): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...what }),
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`an answer was refused with ${answer.status}`)
}

/** Makes the way to tell the asker alone: beside the request where Slack takes that, else in a direct message. */
export function asideTo(client: WebClient, { user, responseUrl }: Asker): Aside {
  return async (what) => {
    const told = asMessage(what)
    if (responseUrl !== undefined) return respond(responseUrl, told)
    await client.chat.postMessage({ channel: user, ...told })
  }
}
