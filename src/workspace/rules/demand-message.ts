import { SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import { wording } from './faults.ts'
import { inspectBlocks, textLength } from './inspect-blocks.ts'

const MAX_TEXT = 12_000

/** Refuses unsound blocks of a message with the error that Slack answers. */
export function demandMessageBlocks(blocks: unknown): Dict[] {
  const faults = inspectBlocks(blocks, 'message', '/blocks').map(wording)
  if (faults.length > 0)
    throw new SlackError('invalid_blocks', {
      errors: faults,
      response_metadata: { messages: faults.map((text) => `[ERROR] ${text}`) },
    })
  if (textLength(blocks as Dict[]) > MAX_TEXT) throw new SlackError('msg_blocks_too_long')
  return blocks as Dict[]
}
