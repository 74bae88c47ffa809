import { putNotice } from '../../db/outbox.ts'
import type { Tx } from '../../db/writer.ts'
import type { Recorded } from '../domain/case/event.ts'
import type { CaseState } from '../domain/case/state.ts'
import { keepersOf } from './ask-register.ts'

/** Tells the owner of a case, and whoever keeps the school's register, that the register changed behind papers. */
export async function tellDrifted(tx: Tx, state: CaseState, events: readonly Recorded[]): Promise<void> {
  for (const { seq } of events.filter(({ type }) => type === 'evidence-drifted')) {
    for (const person of new Set([state.owner, ...(await keepersOf(tx, state))])) {
      const body = { case: state.id, person, event: seq }
      await putNotice(tx, { key: `drift:${state.id}:${seq}:${person}`, kind: 'drift', chain: state.id, body })
    }
  }
}
