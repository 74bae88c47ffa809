import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { openDirect, openGroup } from '../state/conversations.ts'
import type { Channel, Dict } from '../state/model.ts'
import type { Args } from './args.ts'
import { channelArg } from './channel-arg.ts'
import { conversationWire } from './conversation-wire.ts'
import type { MethodTable } from './method.ts'

const MOST_IN_GROUP = 8
const MOST_INVITED = 100

const listed = (text: string): string[] => [...new Set(text.split(',').map((id) => id.trim()))]

const keep = (core: Core, channel: Channel): Channel => {
  core.store.commit(['channels', channel.id, channel])
  return channel
}

const demandPerson = (core: Core, id: string): void => {
  const user = core.store.get('users', id)
  if (user === undefined || id === core.app.botUserId) throw new SlackError('user_not_found')
  if (user.isBot) throw new SlackError('cannot_dm_bot')
  if (user.deleted) throw new SlackError('user_disabled')
}

const resumed = (core: Core, args: Args): Channel => {
  if (args.text('channel') === undefined) throw new SlackError('users_list_not_supplied')
  const channel = channelArg(core, args)
  if (channel.kind === 'channel') throw new SlackError('method_not_supported_for_channel_type')
  return channel
}

const opened = (core: Core, args: Args): Channel => {
  const users = args.text('users')
  if (users === undefined) return resumed(core, args)
  const ids = listed(users)
  if (ids.length > MOST_IN_GROUP) throw new SlackError('too_many_users')
  for (const id of ids) demandPerson(core, id)
  return ids.length === 1 ? openDirect(core, ids[0] ?? '') : openGroup(core, ids)
}

const room = (core: Core, args: Args): Channel => {
  const channel = channelArg(core, args)
  if (channel.kind !== 'channel') throw new SlackError('method_not_supported_for_channel_type')
  return channel
}

const openRoom = (core: Core, args: Args): Channel => {
  const channel = room(core, args)
  if (channel.archived) throw new SlackError('is_archived')
  return channel
}

const inviteTrouble = (core: Core, channel: Channel, id: string): string | undefined => {
  const user = core.store.get('users', id)
  if (user === undefined || user.deleted) return 'user_not_found'
  if (id === core.app.botUserId) return 'cant_invite_self'
  return channel.members.includes(id) ? 'already_in_channel' : undefined
}

const demandInvitable = (core: Core, args: Args, channel: Channel, ids: readonly string[]): string[] => {
  if (ids.length > MOST_INVITED) throw new SlackError('too_many_users')
  const errors = ids.flatMap((user): Dict[] => {
    const error = inviteTrouble(core, channel, user)
    return error === undefined ? [] : [{ user, ok: false, error }]
  })
  const good = ids.filter((id) => !errors.some(({ user }) => user === id))
  const first = errors[0]
  if (first !== undefined && (good.length === 0 || !args.flag('force')))
    throw new SlackError(String(first.error), { errors })
  return good
}

/** Who is in a conversation: open a DM, join, leave, invite. */
export const membership: MethodTable = {
  'conversations.open'(args, core) {
    const before = core.store.list('channels').length
    const channel = opened(core, args)
    const known = core.store.list('channels').length === before
    return {
      ...(known ? { no_op: true, already_open: true } : {}),
      channel: args.flag('return_im') ? conversationWire(core, channel) : { id: channel.id },
    }
  },
  'conversations.join'(args, core) {
    const channel = openRoom(core, args)
    if (channel.members.includes(core.app.botUserId)) {
      const response_metadata = { warnings: ['already_in_channel'] }
      return { channel: conversationWire(core, channel), response_metadata }
    }
    const members = [...channel.members, core.app.botUserId]
    return { channel: conversationWire(core, keep(core, { ...channel, members })) }
  },
  'conversations.leave'(args, core) {
    const channel = openRoom(core, args)
    if (channel.name === 'general') throw new SlackError('cant_leave_general')
    if (!channel.members.includes(core.app.botUserId)) return { not_in_channel: true }
    keep(core, { ...channel, members: channel.members.filter((id) => id !== core.app.botUserId) })
    return {}
  },
  'conversations.invite'(args, core) {
    const channel = openRoom(core, args)
    if (!channel.members.includes(core.app.botUserId)) throw new SlackError('not_in_channel')
    const good = demandInvitable(core, args, channel, listed(args.need('users')))
    const members = [...channel.members, ...good]
    return { channel: conversationWire(core, keep(core, { ...channel, members })) }
  },
}
