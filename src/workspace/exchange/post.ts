import type { Core } from '../core.ts'
import { keepMessage, withIds } from '../state/messages.ts'
import type { Dict, Message } from '../state/model.ts'

/** What the app posts, where, and with `visibleTo` for whom alone. */
export interface Posting {
  channel: string
  text: string
  blocks?: Dict[] | undefined
  attachments?: Dict[] | undefined
  metadata?: Dict | undefined
  threadTs?: string | undefined
  broadcast?: boolean
  files?: string[]
  visibleTo?: string
}

/** Keeps a message from the app, or what it shows to one person. */
export function postAsApp(core: Core, posting: Posting): Message {
  return keepMessage(core, {
    channel: posting.channel,
    ts: core.ids.ts(),
    user: core.app.botUserId,
    byApp: true,
    text: posting.text,
    ...(posting.blocks ? { blocks: withIds(core, posting.blocks) } : {}),
    ...(posting.attachments ? { attachments: posting.attachments } : {}),
    ...(posting.metadata ? { metadata: posting.metadata } : {}),
    ...(posting.threadTs ? { threadTs: posting.threadTs } : {}),
    ...(posting.broadcast ? { broadcast: true } : {}),
    ...(posting.files ? { files: posting.files } : {}),
    ...(posting.visibleTo ? { visibleTo: posting.visibleTo } : {}),
  })
}
