import { createHash } from 'node:crypto'
import type { Notice } from '../../../db/outbox.ts'

/** What every message carries, for everyone in the workspace to see: the notice's number and a check, no case data. */
export type Mark = { event_type: 'fasttrack_notice'; event_payload: { outbox: number; check: string } }

/** A notice's mark; the check tells it from a notice of the same number in a store that was restored since. */
export function markOf({ id, key }: Pick<Notice, 'id' | 'key'>): Mark {
  const check = createHash('sha256').update(key).digest('hex').slice(0, 12)
  return { event_type: 'fasttrack_notice', event_payload: { outbox: id, check } }
}

/** Does a message carry this notice's mark? */
export function carries(message: { metadata?: unknown }, mark: Mark): boolean {
  const { metadata } = message as {
    metadata?: { event_type?: unknown; event_payload?: Record<string, unknown> }
  }
  return (
    metadata?.event_type === mark.event_type &&
    Number(metadata.event_payload?.outbox) === mark.event_payload.outbox &&
    metadata.event_payload?.check === mark.event_payload.check
  )
}
