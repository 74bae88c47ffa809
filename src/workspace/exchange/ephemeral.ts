import type { Core } from '../core.ts'
import { keepMessage, withIds } from '../state/messages.ts'
import type { Dict, Message } from '../state/model.ts'
import { SLACKBOT } from '../state/people.ts'

/** What an ephemeral says, and under which message. */
export interface Saying {
  text: string
  blocks?: Dict[]
  attachments?: Dict[]
  threadTs?: string
}

/** Shows one person a message from the app that nobody else sees. */
export function showEphemeral(core: Core, channel: string, user: string, saying: Saying): Message {
  return keepMessage(core, {
    channel,
    ts: core.ids.ts(),
    user: core.app.botUserId,
    byApp: true,
    visibleTo: user,
    text: saying.text,
    ...(saying.blocks ? { blocks: withIds(core, saying.blocks) } : {}),
    ...(saying.attachments ? { attachments: saying.attachments } : {}),
    ...(saying.threadTs ? { threadTs: saying.threadTs } : {}),
  })
}

/** Shows one person a sentence from the workspace itself. */
export function slackbotSays(core: Core, channel: string, user: string, text: string): Message {
  return keepMessage(core, {
    channel,
    ts: core.ids.ts(),
    user: SLACKBOT,
    byApp: false,
    visibleTo: user,
    text,
  })
}
