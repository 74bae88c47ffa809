import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import { changeInside } from './block-tree.ts'
import { fileWire } from './files.ts'
import type { Dict, Message } from './model.ts'
import { SLACKBOT } from './people.ts'

/** Whether everybody in the channel sees a message, or this one person, to whom alone an ephemeral is shown. */
export const isSeen = ({ visibleTo }: Message, by?: string): boolean =>
  visibleTo === undefined || visibleTo === by

/** The message of a channel with a time, if everybody sees it, or this person. */
export function findMessage(core: Core, channel: string, ts: string, by?: string): Message | undefined {
  const message = core.store.get('messages', `${channel}/${ts}`)
  return message !== undefined && isSeen(message, by) ? message : undefined
}

/** All messages of a channel, oldest first, replies and ephemerals among them. */
export function messagesIn(core: Core, channel: string): Message[] {
  return core.store.list('messages', channel)
}

/** Keeps a new message or the new text of an old one. */
export function keepMessage(core: Core, message: Message): Message {
  core.store.commit(['messages', `${message.channel}/${message.ts}`, message])
  return message
}

/** The replies under a message that everybody sees, or this person, oldest first. */
export function repliesTo(core: Core, channel: string, ts: string, by?: string): Message[] {
  return messagesIn(core, channel).filter((m) => m.threadTs === ts && m.ts !== ts && isSeen(m, by))
}

/** The thread in which a message stands or which it begins, or Slack's `thread_not_found`. */
export function threadAt(core: Core, channel: string, ts: string): string {
  const message = findMessage(core, channel, ts)
  if (message === undefined) throw new SlackError('thread_not_found')
  return message.threadTs ?? message.ts
}

const GONE = 'This message was deleted.'

/** Takes a message away; one with replies leaves a line that says so. */
export function dropMessage(core: Core, { channel, ts, threadTs }: Message): void {
  if (threadTs === undefined && repliesTo(core, channel, ts).length > 0)
    keepMessage(core, { channel, ts, user: SLACKBOT, byApp: false, text: GONE, tombstone: true })
  else core.store.commit(['messages', `${channel}/${ts}`, null])
}

/** Whether a message stands in the channel itself and not only in a thread. */
export function isTopLevel(message: Message): boolean {
  return message.threadTs === undefined || message.threadTs === message.ts || message.broadcast === true
}

const withActionId = (core: Core, element: Dict): Dict =>
  element.type === 'image' ? element : { ...element, action_id: element.action_id ?? core.ids.next('a') }

const withId = (core: Core, block: Dict): Dict => ({
  ...changeInside(block, {
    block: (one) => withId(core, one),
    element: (one) => withActionId(core, one),
  }),
  block_id: block.block_id ?? core.ids.next('b'),
})

/** Gives every block an id and every element an action id, as Slack does with those that come without. */
export function withIds(core: Core, blocks: readonly Dict[]): Dict[] {
  return blocks.map((block) => withId(core, block))
}

const threadFields = (core: Core, message: Message): Dict => {
  const replies = repliesTo(core, message.channel, message.ts)
  const last = replies.at(-1)
  if (last === undefined) return message.threadTs ? { thread_ts: message.threadTs } : {}
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: [...new Set(replies.map((reply) => reply.user))],
    latest_reply: last.ts,
  }
}

const appFields = (core: Core, message: Message): Dict => {
  if (message.tombstone) return { subtype: 'tombstone', hidden: true }
  return message.byApp
    ? {
        bot_id: core.app.botId,
        app_id: core.app.id,
        bot_profile: { id: core.app.botId, app_id: core.app.id, name: core.app.name, team_id: core.team.id },
      }
    : {}
}

/** A message as Slack writes it on the wire. */
export function messageWire(core: Core, message: Message, options: { metadata?: boolean } = {}): Dict {
  const files = (message.files ?? []).flatMap((id) => fileWire(core, id) ?? [])
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    ...appFields(core, message),
    text: message.text,
    team: core.team.id,
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(files.length > 0 ? { files } : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.edited } } : {}),
    ...(message.reactions
      ? { reactions: message.reactions.map((r) => ({ ...r, count: r.users.length })) }
      : {}),
    ...(options.metadata && message.metadata ? { metadata: message.metadata } : {}),
    ...threadFields(core, message),
  }
}
