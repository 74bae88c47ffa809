import type { PayloadFault } from '../../../src/workspace/rules/faults.ts'
import { inspectBlocks } from '../../../src/workspace/rules/inspect-blocks.ts'
import { inspectMessage } from '../../../src/workspace/rules/inspect-message.ts'
import { inspectView } from '../../../src/workspace/rules/inspect-view.ts'
import type { Payload } from './pieces.ts'

/** The payload as it comes over the wire, where nothing is undefined. */
export const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value))

/** All faults of a payload. */
export function judge(payload: Payload): PayloadFault[] {
  if ('view' in payload) return inspectView(payload.view)
  if ('message' in payload) return inspectMessage(payload.message, '')
  return inspectBlocks(payload.blocks, payload.on ?? 'message', '/blocks')
}
