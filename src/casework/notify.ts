import { putNotice, withdrawFiles } from '../../db/outbox.ts'
import type { Tx } from '../../db/writer.ts'
import type { CaseEvent, Recorded } from '../domain/case/event.ts'
import type { CaseState } from '../domain/case/state.ts'
import { unsentToFamily } from '../domain/case/to-family.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'

/** What may be posted: ids only, never a name, a mark or a reason. `app.ts` says how each is drawn. */
export type NoticeKind =
  | 'case-card'
  | 'case-card-update'
  | 'case-note'
  | 'owner'
  | 'file'
  | 'digest'
  | 'meeting-reminder'
  | 'deadline-moved'

/** The key of the message that a case's thread hangs on. */
export const cardKey = (id: string) => `card:${id}`

/** What is told in the case's thread. Everything else is seen by opening the case. */
const told: readonly CaseEvent['type'][] = [
  'stage-entered',
  'meeting-planned',
  'meeting-moved',
  'meeting-called-off',
  'meeting-held',
  'decided',
  'recorded',
  'case-closed',
  'case-reopened',
  'owner-changed',
  'hold-placed',
  'hold-lifted',
]

async function noteOf(tx: Tx, state: CaseState, event: Recorded): Promise<void> {
  const { id } = state
  const body = { case: id, event: event.seq }
  await putNotice(tx, {
    key: `note:${id}:${event.seq}`,
    kind: 'case-note',
    chain: id,
    body,
    after: cardKey(id),
  })
}

async function ownerTold(tx: Tx, state: CaseState, seq: number): Promise<void> {
  const body = { case: state.id, person: state.owner }
  await putNotice(tx, { key: `owner:${state.id}:${seq}`, kind: 'owner', chain: state.id, body })
}

/** Puts into the outbox what the events of a case have people told. */
export async function notify(tx: Tx, pathway: Pathway, state: CaseState, events: Recorded[]): Promise<void> {
  const opened = events.find((event) => event.type === 'case-opened')
  const { id } = state
  if (opened !== undefined) {
    await putNotice(tx, { key: cardKey(id), kind: 'case-card', chain: id, body: { case: id } })
    await ownerTold(tx, state, opened.seq)
  }
  const notes = opened === undefined ? events.filter((event) => told.includes(event.type)) : []
  for (const event of notes) await noteOf(tx, state, event)
  const passed = notes.find((event) => event.type === 'owner-changed')
  if (passed !== undefined) await ownerTold(tx, state, passed.seq)
  const latest = notes.at(-1)
  if (latest !== undefined) await cardRepainted(tx, id, latest.seq)
  if (events.some((event) => event.type === 'hold-placed')) await takenBack(tx, pathway, state)
  const moved = events.filter((event) => event.type === 'deadline-moved' && event.why === 'calendar')
  for (const event of moved) await ownerMoved(tx, state, event)
}

/** A hold takes back the papers for the family that still wait to be given to a colleague, in the transaction that places it. */
async function takenBack(tx: Tx, pathway: Pathway, state: CaseState): Promise<void> {
  const documents = unsentToFamily(pathway, state).flatMap(({ pdf, docx }) => [pdf, docx])
  await withdrawFiles(tx, state.id, documents, 'on hold')
}

async function cardRepainted(tx: Tx, id: string, seq: number): Promise<void> {
  const key = `card-update:${id}:${seq}`
  await putNotice(tx, { key, kind: 'case-card-update', chain: id, body: { case: id }, after: cardKey(id) })
}

async function ownerMoved(tx: Tx, state: CaseState, event: Recorded): Promise<void> {
  const body = { case: state.id, person: state.owner, event: event.seq }
  await putNotice(tx, {
    key: `moved:${state.id}:${event.seq}`,
    kind: 'deadline-moved',
    chain: state.id,
    body,
  })
}

/** Puts a document into the outbox for the person who asked for it; its body holds ids only. */
export async function fileReady(tx: Tx, id: string, document: string, person: string): Promise<void> {
  const body = { case: id, document, person }
  await putNotice(tx, { key: `file:${document}:${person}`, kind: 'file', chain: id, body })
}
