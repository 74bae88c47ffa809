import type { KnownBlock } from '@slack/types'
import { standingHolds } from '../../src/domain/case/parts/hold.ts'
import type { Deadline } from '../../src/domain/case/state.ts'
import { waitsForHold } from '../../src/domain/case/to-family.ts'
import { partWith } from '../../src/domain/pathway/laid-over.ts'
import type { Pathway } from '../../src/domain/pathway/pathway.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { dueLine } from '../due-line.ts'
import { packed } from '../long-text.ts'
import { notedLine } from '../noted.ts'
import { ownDeadline } from '../words.ts'

const isHeld = ({ state, context: asked }: CaseShown, { kind }: Deadline): boolean =>
  standingHolds(state).length > 0 && waitsForHold(asked.pathway, kind)

function lineOf(looked: CaseShown, deadline: Deadline): string {
  const { state, context: asked } = looked
  const kind = asked.pathway.deadlines.find((one) => one.id === deadline.kind)
  const action = state.actions[deadline.subject ?? '']
  const title =
    kind?.title ?? (action === undefined ? ownDeadline(deadline.kind) : `${action.what} (${action.who})`)
  const { due, missing } = deadline
  return dueLine({ title: name(title), due, missing, held: isHeld(looked, deadline) }, asked.facts.today)
}

function notedOf({ context: { pathway } }: CaseShown, { kind }: Deadline): string[] {
  const note = pathway.deadlines.find((one) => one.id === kind)?.note
  return note === undefined ? [] : [notedLine(note)]
}

/** Is it today's or overdue, and not stopped by a hold? */
const isUrgent = (looked: CaseShown, deadline: Deadline): boolean =>
  deadline.due !== null && deadline.due <= looked.context.facts.today && !isHeld(looked, deadline)

function openOf({ state }: CaseShown): Deadline[] {
  const open = Object.values(state.deadlines).filter((one) => one.state === 'open')
  return open.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
}

const listBlocks = (title: string, lines: readonly string[]): KnownBlock[] =>
  lines.length === 0 ? [] : packed([`*${title}*`, ...lines])

/** The name of the track that a deadline belongs to, where it is not the pathway's own. */
function ofTrack({ context: { pathway } }: CaseShown, { kind }: Deadline): string {
  const { overlay, name: track } = partWith(pathway, 'deadlines', kind)
  return overlay ? `${name(track)}: ` : ''
}

/** What is overdue or due today, on the pathway and on what is laid over it: it stands at the top of a case. */
export function urgentBlocks(looked: CaseShown): KnownBlock[] {
  const due = openOf(looked).filter((one) => isUrgent(looked, one))
  const lines = due.flatMap((one) => [
    `${ofTrack(looked, one)}${lineOf(looked, one)}`,
    ...notedOf(looked, one),
  ])
  return listBlocks('Due now', lines)
}

/** The deadlines of a pathway, or of a track laid over it, that come later, wait for a hold, or cannot be counted yet. */
export function deadlineBlocks(looked: CaseShown, { id }: Pick<Pathway, 'id'>): KnownBlock[] {
  const { pathway } = looked.context
  const later = openOf(looked).filter(
    (one) => !isUrgent(looked, one) && partWith(pathway, 'deadlines', one.kind).id === id,
  )
  return listBlocks(
    'Deadlines',
    later.map((one) => lineOf(looked, one)),
  )
}
