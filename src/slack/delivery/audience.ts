import type { WebClient } from '@slack/web-api'
import { mayPostTo, type UserFacts } from '../may-post-to.ts'

const CHANNEL_MS = 600_000
const USER_MS = 6 * 3_600_000

/** Remembers answers for a while, and forgets those that failed. */
function remembered<T>(ask: (id: string) => Promise<T>, forMs: number): (id: string) => Promise<T> {
  const known = new Map<string, { answer: Promise<T>; until: number }>()
  return (id) => {
    const found = known.get(id)
    if (found !== undefined && found.until > performance.now()) return found.answer
    const answer = ask(id)
    known.set(id, { answer, until: performance.now() + forMs })
    answer.catch(() => known.delete(id))
    return answer
  }
}

async function memberIds(client: WebClient, channel: string): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await client.conversations.members({ channel, limit: 200, ...(cursor ? { cursor } : {}) })
    ids.push(...(page.members ?? []))
    cursor = page.response_metadata?.next_cursor
  } while (cursor)
  return ids
}

/**
 * Tells whether nobody from outside reads a channel. A direct conversation is with one of our own people. Where Slack
 * does not let us see who is there, it throws, and nothing is posted.
 */
export function createAudience(client: WebClient): (channel: string) => Promise<boolean> {
  const userFacts = remembered(
    async (user): Promise<UserFacts> => (await client.users.info({ user })).user ?? {},
    USER_MS,
  )
  const isOurs = remembered(async (channel) => {
    const { channel: facts = {} } = await client.conversations.info({ channel })
    if (!mayPostTo(facts)) return false
    const members: UserFacts[] = []
    for (const id of await memberIds(client, channel)) members.push(await userFacts(id))
    return mayPostTo(facts, members)
  }, CHANNEL_MS)
  return async (channel) => channel.startsWith('D') || isOurs(channel)
}
