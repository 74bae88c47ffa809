import { SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import { type PayloadFault, wording } from './faults.ts'
import { inspectBlocks } from './inspect-blocks.ts'
import { inspectAttachments, inspectMetadata, MAX_ATTACHMENTS } from './inspect-message.ts'
import { ONE_TABLE, surplusTables } from './payload-checks.ts'
import { textLength } from './text-length.ts'

const MAX_TEXT = 40_000
// Somewhere between 11,341 and 13,297 characters, as was found out at the live API; response_urls take more.
const MAX_BLOCK_TEXT = 12_000

/** What a message says, found sound. */
export interface SoundMessage {
  text: string
  blocks?: Dict[]
  attachments?: Dict[]
}

const refuse = (code: string, faults: readonly PayloadFault[]): void => {
  if (faults.length === 0) return
  const errors = faults.map(wording)
  throw new SlackError(code, {
    errors,
    response_metadata: { messages: errors.map((text) => `[ERROR] ${text}`) },
  })
}

const demandShort = (blocks: unknown): void => {
  if (textLength(blocks) > MAX_BLOCK_TEXT) throw new SlackError('msg_blocks_too_long')
}

/** Refuses unsound blocks of a message with the error that Slack answers; `limited` also counts all their text. */
export function demandMessageBlocks(blocks: unknown, limited = true): Dict[] {
  const faults = inspectBlocks(blocks, 'message', '/blocks')
  const tables = faults.some(({ message }) => message === ONE_TABLE)
  refuse(tables ? 'invalid_attachments' : 'invalid_blocks', faults)
  if (limited) demandShort(blocks)
  return blocks as Dict[]
}

const demandAttachments = (attachments: unknown): Dict[] => {
  if (Array.isArray(attachments) && attachments.length > MAX_ATTACHMENTS)
    throw new SlackError('too_many_attachments')
  refuse('invalid_attachments', inspectAttachments(attachments, '/attachments'))
  return attachments as Dict[]
}

/** Refuses unsound metadata of a message with the error that Slack answers. */
export function demandMetadata(metadata: unknown): Dict {
  refuse('invalid_metadata_format', inspectMetadata(metadata, '/metadata'))
  return metadata as Dict
}

const textOf = (text: unknown): string =>
  typeof text === 'string' || typeof text === 'number' ? [...String(text)].slice(0, MAX_TEXT).join('') : ''

/** Refuses an unsound or empty message with the error that Slack answers; `limited` as above. */
export function demandMessage(given: Dict, limited = true): SoundMessage {
  const { blocks, attachments } = given
  const sound = {
    text: textOf(given.text),
    ...(blocks === undefined ? {} : { blocks: demandMessageBlocks(blocks, limited) }),
    ...(attachments === undefined ? {} : { attachments: demandAttachments(attachments) }),
  }
  if (sound.text.trim() === '' && !sound.blocks?.length && !sound.attachments?.length)
    throw new SlackError('no_text')
  refuse('invalid_attachments', surplusTables(sound, ''))
  if (limited) demandShort([sound.blocks ?? [], (sound.attachments ?? []).map((one) => one.blocks)])
  return sound
}
