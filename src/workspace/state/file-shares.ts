import type { Core } from '../core.ts'
import { toldName } from './conversations.ts'
import { messagesIn, repliesTo } from './messages.ts'
import type { Channel, Dict, Message } from './model.ts'

const shareIn = (core: Core, channel: Channel, message: Message): Dict => {
  const replies = repliesTo(core, channel.id, message.ts)
  const users = [...new Set(replies.map(({ user }) => user))]
  return {
    ts: message.ts,
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    channel_name: toldName(channel),
    team_id: core.team.id,
    reply_users: users,
    reply_users_count: users.length,
    reply_count: replies.length,
  }
}

/** The messages that a file stands in, as Slack groups them: open or private, then by conversation. */
export function sharesOf(core: Core, fileId: string): Record<string, Record<string, Dict[]>> {
  const shares: Record<string, Record<string, Dict[]>> = {}
  for (const channel of core.store.list('channels')) {
    const found = messagesIn(core, channel.id).filter(({ files }) => files?.includes(fileId))
    if (found.length === 0) continue
    const kind = channel.isPrivate ? 'private' : 'public'
    shares[kind] = { ...shares[kind], [channel.id]: found.map((one) => shareIn(core, channel, one)) }
  }
  return shares
}
