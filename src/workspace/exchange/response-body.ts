import type { Core } from '../core.ts'
import { demandMessage, type SoundMessage } from '../rules/demand-message.ts'
import { dropMessage, findMessage, keepMessage, threadAt, withIds } from '../state/messages.ts'
import type { Dict, Hook, Message } from '../state/model.ts'
import { postAsApp } from './post.ts'

/** Where an answer goes: the conversation, the person, and the message that was clicked, if one was. */
export type Place = Pick<Hook, 'channel' | 'user' | 'ts'>

type Said = SoundMessage & { threadTs?: string }

const saying = (core: Core, { channel }: Place, body: Dict): Said => {
  const said = demandMessage(body, false)
  return typeof body.thread_ts === 'string'
    ? { ...said, threadTs: threadAt(core, channel, body.thread_ts) }
    : said
}

/** The message with new words in its place: blocks and attachments that are not said again are gone. */
const replaced = (core: Core, message: Message, { text, blocks, attachments }: Said): Message => {
  const { blocks: _blocks, attachments: _attachments, ...rest } = message
  return {
    ...rest,
    text,
    ...(blocks ? { blocks: withIds(core, blocks) } : {}),
    ...(attachments ? { attachments } : {}),
    edited: core.ids.ts(),
  }
}

/** Does what the answer to a command or the post to a response_url asks for: say, replace or delete. */
export function actOnBody(core: Core, place: Place, body: Dict): void {
  const original = place.ts === null ? undefined : findMessage(core, place.channel, place.ts, place.user)
  if (body.delete_original === true) {
    if (original !== undefined) dropMessage(core, original)
    return
  }
  const said = saying(core, place, body)
  if (body.replace_original === true && original !== undefined) {
    keepMessage(core, replaced(core, original, said))
    return
  }
  const { channel, user: visibleTo } = place
  postAsApp(core, { channel, ...said, ...(body.response_type === 'in_channel' ? {} : { visibleTo }) })
}
