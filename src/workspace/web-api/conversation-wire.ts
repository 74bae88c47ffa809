import type { Core } from '../core.ts'
import type { Channel, Dict } from '../state/model.ts'

const directWire = (core: Core, channel: Channel): Dict => {
  const user = channel.members.find((id) => id !== core.app.botUserId) ?? ''
  return {
    id: channel.id,
    is_im: true,
    is_channel: false,
    is_private: true,
    is_archived: channel.archived === true,
    is_user_deleted: core.store.get('users', user)?.deleted === true,
    user,
    created: channel.created,
    is_open: true,
  }
}

const roomWire = (core: Core, channel: Channel): Dict => ({
  id: channel.id,
  name: channel.name,
  name_normalized: channel.name,
  is_channel: channel.kind === 'channel',
  is_group: false,
  is_im: false,
  is_mpim: channel.kind === 'mpim',
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

/** A conversation as Slack writes it on the wire. */
export function conversationWire(core: Core, channel: Channel): Dict {
  return channel.kind === 'im' ? directWire(core, channel) : roomWire(core, channel)
}
