import { putNotice } from '../../db/outbox.ts'
import { caseById } from '../../db/queries/cases.ts'
import { otherSides } from '../../db/queries/joint-meetings.ts'
import type { Tx } from '../../db/writer.ts'
import type { Recorded } from '../domain/case/event.ts'
import type { CaseState } from '../domain/case/state.ts'

/** Tells the owner of a case what became of its side of a joint meeting; whoever did it is not told. */
export async function tellJoint(
  tx: Tx,
  state: Pick<CaseState, 'id' | 'owner'>,
  event: Recorded,
): Promise<void> {
  if (event.recordedBy === state.owner) return
  const body = { case: state.id, person: state.owner, event: event.seq }
  await putNotice(tx, { key: `joint:${state.id}:${event.seq}`, kind: 'joint', chain: state.id, body })
}

/** Tells the owners of the other cases of a joint meeting that it was moved or called off here; they may follow. */
export async function tellOtherSides(tx: Tx, state: CaseState, events: readonly Recorded[]): Promise<void> {
  const changed = events.filter(
    (event) => event.type === 'meeting-moved' || event.type === 'meeting-called-off',
  )
  for (const { meeting, seq } of changed) {
    const joint = Object.values(state.joints).find((one) => one.meeting === meeting)
    if (joint === undefined) continue
    for (const { caseId } of await otherSides(tx, joint.id, state.id)) {
      const other = await caseById(tx, caseId)
      if (other === null) continue
      const body = { case: caseId, person: other.owner }
      const key = `joint-changed:${joint.id}:${caseId}:${state.id}:${seq}`
      await putNotice(tx, { key, kind: 'joint', chain: caseId, body })
    }
  }
}
