import type { Core } from '../core.ts'
import { demandMessageBlocks } from '../rules/demand-message.ts'
import { isDict } from '../rules/inspect.ts'
import { SlackError } from '../slack-error.ts'
import { findMessage } from '../state/messages.ts'
import type { Channel, Dict } from '../state/model.ts'
import type { Args } from './args.ts'

const MAX_TEXT = 40_000
const MAX_ATTACHMENTS = 100

/** What a message says. */
export interface Content {
  text: string
  blocks?: Dict[]
  attachments?: Dict[]
}

const attachmentsArg = (args: Args): Dict[] | undefined => {
  const attachments = args.json('attachments')
  if (attachments === undefined) return undefined
  if (!Array.isArray(attachments) || !attachments.every(isDict)) throw new SlackError('invalid_attachments')
  if (attachments.length > MAX_ATTACHMENTS) throw new SlackError('too_many_attachments')
  return attachments
}

/** What a call says: sound blocks, attachments, and text that is cut where Slack cuts it; nothing at all is refused. */
export function contentArg(args: Args): Content {
  const blocks = args.json('blocks')
  const attachments = attachmentsArg(args)
  const content: Content = {
    text: [...(args.text('text') ?? '')].slice(0, MAX_TEXT).join(''),
    ...(blocks === undefined ? {} : { blocks: demandMessageBlocks(blocks) }),
    ...(attachments === undefined ? {} : { attachments }),
  }
  if (content.text.trim() === '' && !content.blocks?.length && !content.attachments?.length)
    throw new SlackError('no_text')
  return content
}

/** The metadata that goes with a message, if any does. */
export function metadataArg(args: Args): Dict | undefined {
  const metadata = args.json('metadata')
  if (metadata === undefined) return undefined
  if (!isDict(metadata) || typeof metadata.event_type !== 'string' || !isDict(metadata.event_payload))
    throw new SlackError('invalid_metadata_format')
  return metadata
}

/** The message under which a call writes, if it writes in a thread. */
export function threadArg(core: Core, args: Args, channel: Channel): string | undefined {
  const ts = args.text('thread_ts')
  if (ts === undefined) return undefined
  const parent = findMessage(core, channel.id, ts)
  if (parent === undefined || parent.visibleTo !== undefined) throw new SlackError('thread_not_found')
  return parent.threadTs ?? parent.ts
}
