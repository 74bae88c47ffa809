import type { Core } from '../core.ts'
import { channelFor } from './conversations.ts'
import { findMessage, isSeen, isTopLevel, messagesIn, messageWire, repliesTo } from './messages.ts'
import type { Dict, Message } from './model.ts'

/** A message as one person sees it: Slack's fields, who it is from, and whether only they see it. */
export interface ShownMessage extends Dict {
  ts: string
  text: string
  channel: string
  from: string
  ephemeral: boolean
  blocks?: Dict[]
  files?: Dict[]
  thread_ts?: string
  reply_count?: number
}

const show = (core: Core, message: Message): ShownMessage => ({
  ...(messageWire(core, message) as { ts: string; text: string }),
  channel: message.channel,
  from: core.store.get('users', message.user)?.realName ?? message.user,
  ephemeral: message.visibleTo !== undefined,
})

/** What a person sees in a channel, oldest first, the newest `last` of it; threads are left folded. */
export function channelMessages(
  core: Core,
  channelId: string,
  userId: string,
  last = Number.POSITIVE_INFINITY,
): ShownMessage[] {
  channelFor(core, userId, channelId)
  return messagesIn(core, channelId)
    .filter((message) => isSeen(message, userId) && isTopLevel(message))
    .slice(-last)
    .map((message) => show(core, message))
}

/** What a person sees in a thread: the message it hangs from, then the replies. */
export function threadMessages(core: Core, channelId: string, ts: string, userId: string): ShownMessage[] {
  channelFor(core, userId, channelId)
  const parent = findMessage(core, channelId, ts, userId)
  const replies = repliesTo(core, channelId, ts, userId)
  return [...(parent ? [parent] : []), ...replies].map((message) => show(core, message))
}

/** Whether somebody else wrote something here since the person last looked. */
export function isUnread(core: Core, channelId: string, userId: string): boolean {
  const read = core.store.get('reads', `${userId}:${channelId}`)?.ts ?? '0'
  return messagesIn(core, channelId).some((m) => m.ts > read && m.user !== userId && isSeen(m, userId))
}

/** Remembers that a person has seen a channel up to its newest message. */
export function markRead(core: Core, channelId: string, userId: string): void {
  channelFor(core, userId, channelId)
  const last = messagesIn(core, channelId).at(-1)
  if (last !== undefined && isUnread(core, channelId, userId))
    core.store.commit(['reads', `${userId}:${channelId}`, { ts: last.ts }])
}
