import type { Core } from '../core.ts'
import { postAsApp } from '../exchange/post.ts'
import type { SoundMessage } from '../rules/demand-message.ts'
import { SlackError } from '../slack-error.ts'
import { dropMessage, findMessage, keepMessage, messageWire, withIds } from '../state/messages.ts'
import type { Dict, Message } from '../state/model.ts'
import type { Args } from './args.ts'
import { channelArg, openChannel } from './channel-arg.ts'
import { contentArg, metadataArg, threadArg } from './content-args.ts'
import type { MethodTable } from './method.ts'

const MAX_UPDATE = 4000

const ownMessage = (core: Core, args: Args, refusal: string): Message => {
  const channel = channelArg(core, args)
  if (channel.archived) throw new SlackError('is_inactive')
  const message = findMessage(core, channel.id, args.need('ts'))
  if (message === undefined || message.tombstone) throw new SlackError('message_not_found')
  if (!message.byApp) throw new SlackError(refusal)
  return message
}

const updated = (core: Core, message: Message, given: SoundMessage, metadata: Dict | undefined): Message => {
  const blocks = given.blocks === undefined ? message.blocks : withIds(core, given.blocks)
  const { blocks: _old, ...rest } = message
  return {
    ...rest,
    text: given.text === '' && given.blocks ? '' : given.text || message.text,
    ...(blocks?.length ? { blocks } : {}),
    ...(given.attachments ? { attachments: given.attachments } : {}),
    ...(metadata ? { metadata } : {}),
    edited: core.ids.ts(),
  }
}

/** Messages: post, change, take away, show to one person, link to. */
export const chat: MethodTable = {
  'chat.postMessage'(args, core) {
    const channel = openChannel(core, args)
    const message = postAsApp(core, {
      channel: channel.id,
      ...contentArg(args),
      metadata: metadataArg(args),
      threadTs: threadArg(core, args, channel),
      broadcast: args.flag('reply_broadcast'),
    })
    return { channel: channel.id, ts: message.ts, message: messageWire(core, message, { metadata: true }) }
  },
  'chat.update'(args, core) {
    const message = ownMessage(core, args, 'cant_update_message')
    const given = contentArg(args)
    if ([...given.text].length > MAX_UPDATE) throw new SlackError('msg_too_long')
    const now = keepMessage(core, updated(core, message, given, metadataArg(args)))
    return {
      channel: now.channel,
      ts: now.ts,
      text: now.text,
      message: messageWire(core, now, { metadata: true }),
    }
  },
  'chat.delete'(args, core) {
    const message = ownMessage(core, args, 'cant_delete_message')
    dropMessage(core, message)
    return { channel: message.channel, ts: message.ts }
  },
  'chat.postEphemeral'(args, core) {
    const channel = openChannel(core, args)
    const user = args.need('user')
    const isThere = channel.members.includes(user) && !core.store.get('users', user)?.deleted
    if (!isThere) throw new SlackError('user_not_in_channel')
    const message = postAsApp(core, {
      channel: channel.id,
      ...contentArg(args),
      threadTs: threadArg(core, args, channel),
      visibleTo: user,
    })
    return { message_ts: message.ts }
  },
  'chat.getPermalink'(args, core) {
    const channel = channelArg(core, args)
    const ts = args.need('message_ts')
    const message = findMessage(core, channel.id, ts)
    if (message === undefined) throw new SlackError('message_not_found')
    const thread = message.threadTs ? `&thread=${message.threadTs}` : ''
    return {
      channel: channel.id,
      permalink: `${core.origin()}/?channel=${channel.id}&message=${ts}${thread}`,
    }
  },
}
