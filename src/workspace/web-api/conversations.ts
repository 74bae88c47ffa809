import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { findMessage, isTopLevel, messagesIn, messageWire, repliesTo } from '../state/messages.ts'
import type { Channel, Dict, Message } from '../state/model.ts'
import { openDirect, userOf } from '../state/people.ts'
import type { Args } from './args.ts'
import { channelArg, memberChannel } from './channel-arg.ts'
import type { MethodTable } from './method.ts'
import { pageOf } from './page-of.ts'

const directWire = (core: Core, channel: Channel): Dict => ({
  id: channel.id,
  is_im: true,
  is_channel: false,
  is_private: true,
  is_archived: false,
  user: channel.members.find((id) => id !== core.app.botUserId),
  created: channel.created,
  is_open: true,
})

const channelWire = (core: Core, channel: Channel): Dict => ({
  id: channel.id,
  name: channel.name,
  name_normalized: channel.name,
  is_channel: true,
  is_group: false,
  is_im: false,
  is_mpim: false,
  is_private: channel.isPrivate,
  is_archived: channel.archived === true,
  is_general: channel.name === 'general',
  is_ext_shared: channel.isExternal,
  is_shared: channel.isExternal,
  is_org_shared: false,
  is_member: channel.members.includes(core.app.botUserId),
  created: channel.created,
  creator: channel.members[0] ?? '',
  topic: { value: '', creator: '', last_set: 0 },
  purpose: { value: channel.purpose, creator: '', last_set: 0 },
  num_members: channel.members.length,
})

const wire = (core: Core, channel: Channel): Dict =>
  channel.kind === 'im' ? directWire(core, channel) : channelWire(core, channel)

const kindOf = (channel: Channel) => {
  if (channel.kind === 'im') return 'im'
  return channel.isPrivate ? 'private_channel' : 'public_channel'
}

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

/** Conversations: open, describe, list, read, join. */
export const conversations: MethodTable = {
  'conversations.open'(args, core) {
    const users = args.text('users')
    if (users === undefined) return { channel: { id: channelArg(core, args).id } }
    const ids = users.split(',')
    if (ids.length !== 1) throw new SlackError('not_enough_users')
    if (userOf(core, ids[0] ?? '').deleted) throw new SlackError('user_disabled')
    const channel = openDirect(core, ids[0] ?? '')
    return { channel: args.flag('return_im') ? wire(core, channel) : { id: channel.id } }
  },
  'conversations.info': (args, core) => ({ channel: wire(core, channelArg(core, args)) }),
  'conversations.members'(args, core) {
    const page = pageOf(args, channelArg(core, args).members)
    return { members: page.items, ...page.meta }
  },
  'conversations.list'(args, core) {
    const types = (args.text('types') ?? 'public_channel').split(',').map((type) => type.trim())
    const seen = core.store
      .list('channels')
      .filter((c) => types.includes(kindOf(c)) && (!c.isPrivate || c.members.includes(core.app.botUserId)))
    const page = pageOf(args, seen)
    return { channels: page.items.map((channel) => wire(core, channel)), ...page.meta }
  },
  'conversations.history'(args, core) {
    const channel = memberChannel(core, args)
    const shown = messagesIn(core, channel.id).filter((m) => m.visibleTo === undefined && isTopLevel(m))
    return listing(core, args, shown.toReversed())
  },
  'conversations.replies'(args, core) {
    const channel = memberChannel(core, args)
    const parent = findMessage(core, channel.id, args.need('ts'))
    if (parent === undefined || parent.visibleTo !== undefined) throw new SlackError('thread_not_found')
    const replies = repliesTo(core, channel.id, parent.ts).filter((m) => m.visibleTo === undefined)
    return listing(core, args, [parent, ...replies])
  },
  'conversations.join'(args, core) {
    const channel = channelArg(core, args)
    if (channel.kind === 'im' || channel.isPrivate)
      throw new SlackError('method_not_supported_for_channel_type')
    const members = [...new Set([...channel.members, core.app.botUserId])]
    core.store.commit(['channels', channel.id, { ...channel, members }])
    return { channel: wire(core, { ...channel, members }) }
  },
}
