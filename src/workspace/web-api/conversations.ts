import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { findMessage, isSeen, isTopLevel, messagesIn, messageWire, repliesTo } from '../state/messages.ts'
import type { Dict, Message } from '../state/model.ts'
import type { Args } from './args.ts'
import { channelArg, memberChannel } from './channel-arg.ts'
import { conversationsAsked } from './conversation-list.ts'
import { conversationWire } from './conversation-wire.ts'
import type { MethodTable } from './method.ts'
import { pageOf } from './page-of.ts'

const between = (args: Args, messages: readonly Message[]): Message[] => {
  const oldest = Number(args.text('oldest') ?? 0)
  const latest = Number(args.text('latest') ?? Number.POSITIVE_INFINITY)
  const inclusive = args.flag('inclusive')
  return messages.filter(({ ts }) => {
    const at = Number(ts)
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest
  })
}

const listing = (core: Core, args: Args, messages: readonly Message[]): Dict => {
  const page = pageOf(args, between(args, messages))
  const metadata = args.flag('include_all_metadata')
  return {
    messages: page.items.map((message) => messageWire(core, message, { metadata })),
    has_more: page.more,
    ...(page.more ? page.meta : {}),
  }
}

/** Conversations: describe, list, read. */
export const conversations: MethodTable = {
  'conversations.info': (args, core) => ({ channel: conversationWire(core, channelArg(core, args)) }),
  'conversations.members'(args, core) {
    const page = pageOf(
      args,
      channelArg(core, args).members.filter((id) => !core.store.get('users', id)?.deleted),
    )
    return { members: page.items, ...page.meta }
  },
  'conversations.list'(args, core) {
    const page = pageOf(args, conversationsAsked(core, args))
    return { channels: page.items.map((channel) => conversationWire(core, channel)), ...page.meta }
  },
  'users.conversations'(args, core) {
    const user = args.text('user') ?? core.app.botUserId
    if (core.store.get('users', user) === undefined) throw new SlackError('user_not_found')
    const page = pageOf(
      args,
      conversationsAsked(core, args).filter(({ members }) => members.includes(user)),
    )
    return { channels: page.items.map((channel) => conversationWire(core, channel)), ...page.meta }
  },
  'conversations.history'(args, core) {
    const channel = memberChannel(core, args)
    const shown = messagesIn(core, channel.id).filter((m) => isSeen(m) && isTopLevel(m))
    return listing(core, args, shown.toReversed())
  },
  'conversations.replies'(args, core) {
    const channel = memberChannel(core, args)
    const parent = findMessage(core, channel.id, args.need('ts'))
    if (parent === undefined) throw new SlackError('thread_not_found')
    return listing(core, args, [parent, ...repliesTo(core, channel.id, parent.ts)])
  },
}
