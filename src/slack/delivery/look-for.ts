import type { WebClient } from '@slack/web-api'
import { slackFault } from '../slack-fault.ts'
import { carries, type Mark } from './mark.ts'

const PAGES = 3
const PAGE = 100

/** What a look into a conversation found: the message's `ts`, that it is not there, or that we may not look. */
export type Seen = { ts: string } | 'absent' | 'cannot-look'

/** Where to look: a conversation, or one thread of it. */
export type Place = { channel: string; thread?: string | undefined }

const askFor = (client: WebClient, { channel, thread }: Place, cursor: string | undefined) => {
  const page = { channel, limit: PAGE, include_all_metadata: true, ...(cursor ? { cursor } : {}) }
  return thread === undefined
    ? client.conversations.history(page)
    : client.conversations.replies({ ...page, ts: thread })
}

async function read(client: WebClient, place: Place, mark: Mark): Promise<Seen> {
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page++) {
    const { messages = [], response_metadata: more } = await askFor(client, place, cursor)
    const found = messages.find((message) => carries(message, mark))
    if (found?.ts !== undefined) return { ts: found.ts }
    cursor = more?.next_cursor
    if (!cursor) return 'absent'
  }
  return 'absent'
}

/**
 * Looks whether a notice was posted. This alone needs a history scope: `im:history` for direct messages, and
 * `channels:history` or `groups:history` if an operator grants them.
 */
export async function lookFor(client: WebClient, place: Place, mark: Mark): Promise<Seen> {
  try {
    return await read(client, place, mark)
  } catch (error) {
    if (slackFault(error).fault === 'no') return 'cannot-look'
    throw error
  }
}
