import type { KnownBlock } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { context } from '../../kit/blocks.ts'
import { limits } from '../../kit/limits.ts'
import type { Mark } from './mark.ts'

const AGAIN = 'Sent again, because it is not known whether the first one arrived.'

/** What is posted where. */
export type Post = {
  channel: string
  thread?: string | undefined
  text: string
  blocks?: readonly KnownBlock[] | undefined
}

const contentOf = ({ text, blocks }: Post) =>
  blocks === undefined ? { text } : { text, blocks: [...blocks] }

/** The same message, saying that it may be a repeat. */
export function saidAgain<P extends Pick<Post, 'text' | 'blocks'>>(post: P): P {
  const blocks = post.blocks && [context(AGAIN), ...post.blocks].slice(0, limits.messageBlocks)
  return { ...post, text: `${AGAIN} ${post.text}`, ...(blocks ? { blocks } : {}) }
}

/** Posts a message that carries its notice's mark. */
export async function postMessage(
  client: WebClient,
  post: Post,
  mark: Mark,
): Promise<{ channel: string; ts: string }> {
  const { channel, ts } = await client.chat.postMessage({
    channel: post.channel,
    ...contentOf(post),
    ...(post.thread === undefined ? {} : { thread_ts: post.thread }),
    metadata: { event_type: mark.event_type, event_payload: { ...mark.event_payload } },
    unfurl_links: false,
    unfurl_media: false,
  })
  if (ts === undefined) throw new Error('Slack took a message without saying where it stands')
  return { channel: channel ?? post.channel, ts }
}

/** Paints over a message that stands; doing it twice does no harm. */
export async function editMessage(client: WebClient, post: Post, ts: string): Promise<void> {
  await client.chat.update({ channel: post.channel, ts, ...contentOf(post) })
}
