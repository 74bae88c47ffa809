import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { openDirect } from '../state/conversations.ts'
import { demandOpen } from '../state/installation.ts'
import type { Channel } from '../state/model.ts'
import type { Args } from './args.ts'

const isPerson = (given: string) => /^[UW]/.test(given)

/** The conversation that an id, a `#name` or the id of a person stands for, if there is one already. */
export function knownChannel(core: Core, given: string): Channel | undefined {
  const channels = core.store.list('channels')
  if (isPerson(given)) return channels.find((one) => one.kind === 'im' && one.members.includes(given))
  return (
    core.store.get('channels', given) ??
    channels.find((one) => one.kind === 'channel' && `#${one.name}` === given)
  )
}

const direct = (core: Core, userId: string): Channel => {
  const user = core.store.get('users', userId)
  if (user === undefined || user.isBot || user.deleted) throw new SlackError('channel_not_found')
  return openDirect(core, userId)
}

/** The conversation that a call names by its id, by `#name`, or by the id of a person, whose DM is opened. */
export function channelArg(core: Core, args: Args): Channel {
  const given = args.need('channel')
  if (isPerson(given)) return direct(core, given)
  const channel = knownChannel(core, given)
  const hidden = channel?.isPrivate === true && !channel.members.includes(core.app.botUserId)
  if (channel === undefined || hidden) throw new SlackError('channel_not_found')
  return channel
}

/** The same, where the app must be a member. */
export function memberChannel(core: Core, args: Args): Channel {
  const channel = channelArg(core, args)
  if (!channel.members.includes(core.app.botUserId)) throw new SlackError('not_in_channel')
  return channel
}

/** The same, where the app may also write. */
export function openChannel(core: Core, args: Args): Channel {
  const channel = memberChannel(core, args)
  demandOpen(core, channel)
  return channel
}
