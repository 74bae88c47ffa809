import { documentsOf } from '../../db/documents.ts'
import { putNotice, withdrawFiles } from '../../db/outbox.ts'
import type { Tx } from '../../db/writer.ts'
import type { CaseEvent, Recorded } from '../domain/case/event.ts'
import type { CaseState } from '../domain/case/state.ts'
import { unsentToFamily } from '../domain/case/to-family.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { askRegister } from './ask-register.ts'
import { tellDrifted } from './drift-notices.ts'
import { tellOtherSides } from './joint-notices.ts'
import { tellOwner } from './tell-owner.ts'
import { tellWatched } from './watch-notices.ts'

/** What may be posted: ids only, never a name, a mark or a reason. `app.ts` says how each is drawn. */
export type NoticeKind =
  | 'case-card'
  | 'case-card-update'
  | 'case-note'
  | 'owner'
  | 'file'
  | 'digest'
  | 'screening'
  | 'meeting-reminder'
  | 'deadline-moved'
  | 'meeting-shut'
  | 'joint'
  | 'register-query'
  | 'drift'
  | 'watch'
  | 'watched'
  | 'watched-update'
  | 'owner-told'
  | 'no-owner'
  | 'undelivered'
  | 'register-file'
  | 'register-file-update'

/** The key of the message that a case's thread hangs on. */
export const cardKey = (id: string) => `card:${id}`

/** What is told in the case's thread. Everything else is seen by opening the case. */
const told: readonly CaseEvent['type'][] = [
  'stage-entered',
  'case-moved',
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
  'case-stopped',
  'case-resumed',
  'evidence-drifted',
  'watch-raised',
]

/** A watch over every pupil is told in its own list, so that a day's absence does not fill the thread. */
function isTold({ watches }: Pathway, event: Recorded): boolean {
  if (event.type !== 'watch-raised') return told.includes(event.type)
  return watches.some(({ id, of }) => id === event.watch && of === 'case')
}

/** What the card is painted anew for: the last of what is told, or a watch that was raised or cleared. */
const lastShown = (notes: readonly Recorded[], events: readonly Recorded[]): Recorded | undefined =>
  notes.at(-1) ?? events.findLast(({ type }) => type.startsWith('watch-'))

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
  const notes = opened === undefined ? events.filter((event) => isTold(pathway, event)) : []
  for (const event of notes) await noteOf(tx, state, event)
  const passed = notes.find((event) => event.type === 'owner-changed')
  if (passed !== undefined) await ownerTold(tx, state, passed.seq)
  const latest = lastShown(notes, events)
  if (latest !== undefined) await cardRepainted(tx, id, latest.seq)
  await tellOwner(tx, pathway, state, events)
  if (events.some((event) => event.type === 'hold-placed')) await takenBack(tx, pathway, state)
  await laidAside(tx, state, events)
  const shut = events
    .filter((event) => event.type === 'meeting-moved')
    .filter((event) => event.because === 'school-shut')
  for (const event of shut) await meetingShut(tx, state, event)
  await tellOtherSides(tx, state, events)
  await askRegister(tx, state, events)
  await tellDrifted(tx, state, events)
  await tellWatched(tx, pathway, state, events)
  const moved = events
    .filter((event) => event.type === 'deadline-moved')
    .filter((event) => event.why === 'calendar' && !isOf(state, shut, event))
  for (const event of moved) await ownerMoved(tx, state, event)
}

type Of<T extends CaseEvent['type']> = Extract<Recorded, { type: T }>

/** A deadline that moved with its meeting is told with the meeting. */
function isOf(
  { deadlines }: CaseState,
  meetings: readonly Of<'meeting-moved'>[],
  moved: Of<'deadline-moved'>,
) {
  return meetings.some(({ meeting }) => deadlines[moved.deadline]?.subject === meeting)
}

/** The owner and whoever chairs are told that a meeting left a day on which the school is shut. */
async function meetingShut(tx: Tx, state: CaseState, event: Of<'meeting-moved'>): Promise<void> {
  const chairs = event.attendees.filter((one) => one.as === 'chair').map((one) => one.who)
  for (const person of new Set([state.owner, ...chairs])) {
    const body = { case: state.id, meeting: event.meeting, person, event: event.seq }
    const key = `meeting-shut:${state.id}:${event.seq}:${person}`
    await putNotice(tx, { key, kind: 'meeting-shut', chain: state.id, body })
  }
}

/** A hold takes back the papers for the family, batches of them too, that still wait to be given to a colleague, in the transaction that places it. */
async function takenBack(tx: Tx, pathway: Pathway, state: CaseState): Promise<void> {
  const drafts = unsentToFamily(pathway, state).flatMap(({ pdf, docx }) => [pdf, docx])
  const printed = (await documentsOf(tx, state.id)).filter(({ kind }) => kind === 'to-family')
  await withdrawFiles(tx, state.id, [...drafts, ...printed.map(({ id }) => id)], 'on hold')
}

/** The papers of drafts that were set aside because the case ended are given to nobody any more. */
async function laidAside(tx: Tx, { id, letters }: CaseState, events: readonly Recorded[]): Promise<void> {
  const documents = events.flatMap((event) => {
    const draft = event.type === 'letter-void' && event.why === 'case-closed' ? letters[event.letter] : null
    return draft ? [draft.pdf, draft.docx] : []
  })
  await withdrawFiles(tx, id, documents, 'case closed')
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

/** Puts a document into the outbox for the person who asked for it; its body holds ids only. Asked `again` at a later event, it is sent once more. */
export async function fileReady(
  tx: Tx,
  id: string,
  document: string,
  person: string,
  again?: number,
): Promise<void> {
  const body = { case: id, document, person }
  const key = `file:${document}:${person}${again === undefined ? '' : `:${again}`}`
  await putNotice(tx, { key, kind: 'file', chain: id, body })
}
