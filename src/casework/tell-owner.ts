import { putNotice } from '../../db/outbox.ts'
import type { Tx } from '../../db/writer.ts'
import type { Recorded } from '../domain/case/event.ts'
import type { CaseState } from '../domain/case/state.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'

/** What the owner must hear of at once when somebody else, or the register, did it. */
function matters(pathway: Pathway, event: Recorded): boolean {
  if (event.type === 'case-stopped') return true
  if (event.type !== 'recorded') return false
  return pathway.records.some(({ id, leads }) => id === event.record && leads !== undefined)
}

/** Tells the owner that their case has stopped, or that the council has answered; never on what they did themselves. */
export async function tellOwner(
  tx: Tx,
  pathway: Pathway,
  { id, owner }: CaseState,
  events: readonly Recorded[],
): Promise<void> {
  for (const { seq } of events.filter((event) => matters(pathway, event) && event.recordedBy !== owner)) {
    const body = { case: id, person: owner, event: seq }
    await putNotice(tx, { key: `owner-told:${id}:${seq}`, kind: 'owner-told', chain: id, body })
  }
}
