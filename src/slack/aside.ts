import type { WebClient } from '@slack/web-api'
import { type Message, message } from '../kit/blocks.ts'
import { saidAgain } from './delivery/send-message.ts'
import { insist } from './insist.ts'

const LIMIT_MS = 2500

/** Tells one person something outside the acknowledgement. */
export type Aside = (what: string | Message) => Promise<void>

/** Who is to be told, and where Slack takes an answer to this request. */
export type Asker = { user: string; responseUrl?: string | undefined }

/** A sentence or a message as a message. */
export const asMessage = (what: string | Message): Message =>
  typeof what === 'string' ? message(what) : what

/** How an answer beside the request ended: said, not said, or nobody knows. */
type Said = 'yes' | 'no' | 'unknown'

async function respond(url: string, what: Message): Promise<Said> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...what }),
      signal: AbortSignal.timeout(LIMIT_MS),
    })
    await answer.body?.cancel()
    if (answer.ok) return 'yes'
    return answer.status < 500 ? 'no' : 'unknown'
  } catch {
    return 'unknown'
  }
}

/**
 * Makes the way to tell the asker alone: beside the request where Slack takes that, else in a direct message. A message that
 * may be a repeat says so.
 */
export function asideTo(client: WebClient, { user, responseUrl }: Asker): Aside {
  return async (what) => {
    const told = asMessage(what)
    const said = responseUrl === undefined ? 'no' : await respond(responseUrl, told)
    if (said === 'yes') return
    await insist((unsure) => {
      const again = unsure || said === 'unknown'
      return client.chat.postMessage({ channel: user, ...(again ? saidAgain(told) : told) })
    })
  }
}
