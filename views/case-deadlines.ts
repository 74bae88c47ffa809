import type { KnownBlock } from '@slack/types'
import { standingHolds } from '../src/domain/case/parts/hold.ts'
import type { Deadline } from '../src/domain/case/state.ts'
import { waitsForHold } from '../src/domain/case/to-family.ts'
import { name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { dueLine } from './due-line.ts'
import { packed } from './long-text.ts'
import { notedLine } from './noted.ts'
import { ownDeadline } from './words.ts'

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

function blocksOf(looked: CaseShown, title: string, urgent: boolean): KnownBlock[] {
  const open = Object.values(looked.state.deadlines).filter(
    (deadline) => deadline.state === 'open' && isUrgent(looked, deadline) === urgent,
  )
  if (open.length === 0) return []
  const sorted = open.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
  const lines = sorted.flatMap((one) => [lineOf(looked, one), ...(urgent ? notedOf(looked, one) : [])])
  return packed([`*${title}*`, ...lines])
}

/** What is overdue or due today: it stands at the top of a case. */
export const urgentBlocks = (looked: CaseShown): KnownBlock[] => blocksOf(looked, 'Due now', true)

/** The deadlines that come later, wait for a hold, or cannot be counted yet. */
export const deadlineBlocks = (looked: CaseShown): KnownBlock[] => blocksOf(looked, 'Deadlines', false)
