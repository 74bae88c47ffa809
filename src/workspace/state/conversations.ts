import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import type { Channel } from './model.ts'
import { userOf } from './people.ts'

const KINDS = {
  open: { family: 'channels', type: 'public_channel', channelType: 'channel', sort: 'public' },
  closed: { family: 'groups', type: 'private_channel', channelType: 'group', sort: 'private' },
  im: { family: 'im', type: 'im', channelType: 'im', sort: 'im' },
  mpim: { family: 'mpim', type: 'mpim', channelType: 'mpim', sort: 'mpim' },
} as const

/** The words that `types` of a call may hold. */
export const conversationTypes: readonly string[] = Object.values(KINDS).map(({ type }) => type)

/** What Slack calls a conversation of this kind: in scopes and events, among `types`, as the `channel_type` of an event, and in the filter of a menu. */
export function kindOf({
  kind,
  isPrivate,
}: Pick<Channel, 'kind' | 'isPrivate'>): (typeof KINDS)[keyof typeof KINDS] {
  if (kind !== 'channel') return KINDS[kind]
  return isPrivate ? KINDS.closed : KINDS.open
}

/** What a conversation is called in what the app is told. */
export const toldName = ({ kind, name }: Channel): string => (kind === 'im' ? 'directmessage' : name)

const open = (core: Core, kind: 'im' | 'mpim', name: string, members: string[]): Channel => {
  const channel: Channel = {
    id: core.ids.next(kind === 'im' ? 'D' : 'G'),
    kind,
    name,
    purpose: '',
    isPrivate: true,
    isExternal: false,
    members,
    created: Math.floor(core.clock.now().getTime() / 1000),
  }
  core.store.commit(['channels', channel.id, channel])
  return channel
}

/** The direct conversation of a person with the app, opened when there is none. */
export function openDirect(core: Core, userId: string): Channel {
  const { name } = userOf(core, userId)
  const known = core.store.list('channels').find((c) => c.kind === 'im' && c.members.includes(userId))
  return known ?? open(core, 'im', name, [userId, core.app.botUserId])
}

/** The conversation of several people with the app, opened when there is none. */
export function openGroup(core: Core, userIds: readonly string[]): Channel {
  const members = [...userIds, core.app.botUserId]
  const wanted = members.toSorted().join()
  const known = core.store
    .list('channels')
    .find((one) => one.kind === 'mpim' && one.members.toSorted().join() === wanted)
  const name = `mpdm-${members.map((id) => userOf(core, id).name).join('--')}-1`
  return known ?? open(core, 'mpim', name, members)
}

/** Whether a person may read a channel: its members, and everybody but guests where it is public. */
export function maySee(core: Core, userId: string, channel: Channel): boolean {
  if (channel.members.includes(userId)) return true
  return !channel.isPrivate && core.store.get('users', userId)?.isGuest === false
}

/** The channel that a person reads, or Slack's `channel_not_found`. */
export function channelFor(core: Core, userId: string, channelId: string): Channel {
  const channel = core.store.get('channels', channelId)
  if (channel === undefined || !maySee(core, userId, channel)) throw new SlackError('channel_not_found')
  return channel
}
