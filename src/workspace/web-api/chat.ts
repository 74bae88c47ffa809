import type { Core } from '../core.ts'
import { showEphemeral } from '../exchange/ephemeral.ts'
import { postAsApp } from '../exchange/post.ts'
import { demandMessageBlocks } from '../rules/demand-message.ts'
import { isDict } from '../rules/inspect.ts'
import { SlackError } from '../slack-error.ts'
import { dropMessage, findMessage, keepMessage, messageWire, withIds } from '../state/messages.ts'
import type { Channel, Dict, Message } from '../state/model.ts'
import type { Args } from './args.ts'
import { channelArg, openChannel } from './channel-arg.ts'
import type { MethodTable } from './method.ts'

const MAX_TEXT = 40_000
const MAX_UPDATE = 4000

interface Content {
  text: string
  blocks?: Dict[]
  attachments?: Dict[]
}

const content = (args: Args): Content => {
  const blocks = args.json('blocks')
  const attachments = args.json('attachments')
  return {
    text: [...(args.text('text') ?? '')].slice(0, MAX_TEXT).join(''),
    ...(blocks === undefined ? {} : { blocks: demandMessageBlocks(blocks) }),
    ...(Array.isArray(attachments) ? { attachments: attachments as Dict[] } : {}),
  }
}

const demandContent = (args: Args): Content => {
  const given = content(args)
  const bare = given.text === '' && !given.blocks?.length && !given.attachments?.length
  if (bare) throw new SlackError('no_text')
  return given
}

const metadataArg = (args: Args): Dict | undefined => {
  const metadata = args.json('metadata')
  if (metadata === undefined) return undefined
  if (!isDict(metadata) || typeof metadata.event_type !== 'string' || !isDict(metadata.event_payload))
    throw new SlackError('invalid_metadata_format')
  return metadata
}

const threadArg = (core: Core, args: Args, channel: Channel): string | undefined => {
  const ts = args.text('thread_ts')
  if (ts === undefined) return undefined
  const parent = findMessage(core, channel.id, ts)
  if (parent === undefined || parent.visibleTo !== undefined) throw new SlackError('thread_not_found')
  return parent.threadTs ?? parent.ts
}

const ownMessage = (core: Core, args: Args, refusal: string): Message => {
  const channel = channelArg(core, args)
  if (channel.archived) throw new SlackError('is_inactive')
  const message = findMessage(core, channel.id, args.need('ts'))
  const gone = message === undefined || message.visibleTo !== undefined || message.tombstone
  if (gone) throw new SlackError('message_not_found')
  if (!message.byApp) throw new SlackError(refusal)
  return message
}

const updated = (core: Core, message: Message, given: Content, metadata: Dict | undefined): Message => {
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
      ...demandContent(args),
      metadata: metadataArg(args),
      threadTs: threadArg(core, args, channel),
      broadcast: args.flag('reply_broadcast'),
    })
    return { channel: channel.id, ts: message.ts, message: messageWire(core, message, { metadata: true }) }
  },
  'chat.update'(args, core) {
    const message = ownMessage(core, args, 'cant_update_message')
    const given = demandContent(args)
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
    const threadTs = threadArg(core, args, channel)
    const message = showEphemeral(core, channel.id, user, {
      ...demandContent(args),
      ...(threadTs ? { threadTs } : {}),
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
