import type { Dict } from '../state/model.ts'
import { fault, into, type PayloadFault } from './faults.ts'
import { inspectValue, isDict } from './inspect.ts'
import { inspectBlocks } from './inspect-blocks.ts'
import { surplusTables } from './payload-checks.ts'
import { shape } from './rule.ts'

/** How many attachments a message carries. */
export const MAX_ATTACHMENTS = 100

const inspectAttachment = (one: unknown, at: string): PayloadFault[] => {
  const hasBlocks = isDict(one) && one.blocks !== undefined
  return inspectValue(one, shape(hasBlocks ? 'attachment_of_blocks' : 'attachment'), at, 'message')
}

/** Everything wrong with the attachments of a message. */
export function inspectAttachments(attachments: unknown, at: string): PayloadFault[] {
  if (!Array.isArray(attachments)) return [fault(at, 'must provide an array', 'type', ['array'])]
  if (attachments.length > MAX_ATTACHMENTS)
    return [fault(at, `no more than ${MAX_ATTACHMENTS} items allowed`, 'maxItems', [MAX_ATTACHMENTS])]
  return attachments.flatMap((one, i) => inspectAttachment(one, into(at, i)))
}

/** Everything wrong with the metadata of a message. */
export const inspectMetadata = (metadata: unknown, at: string): PayloadFault[] =>
  inspectValue(metadata, shape('metadata'), at, 'message')

/** Everything wrong with what a message says; `at` is where it stands in the payload. */
export function inspectMessage({ blocks, attachments, metadata }: Dict, at: string): PayloadFault[] {
  const wrong = [
    ...(blocks === undefined ? [] : inspectBlocks(blocks, 'message', into(at, 'blocks'))),
    ...(attachments === undefined ? [] : inspectAttachments(attachments, into(at, 'attachments'))),
    ...(metadata === undefined ? [] : inspectMetadata(metadata, into(at, 'metadata'))),
  ]
  return wrong.length > 0 ? wrong : surplusTables({ blocks, attachments }, at)
}
