import { addDays, type Day } from '../day.ts'
import { count } from '../duration.ts'
import { decisionOf } from '../pathway/options.ts'
import type { DeadlineKind } from '../pathway/pathway.ts'
import type { LengthOrSetting } from '../pathway/schema/length.ts'
import { durationOf } from './addressees.ts'
import { type Anchored, anchored } from './anchors.ts'
import { latestAt } from './latest-at.ts'
import { stopped } from './parts/ending.ts'
import { standingBreach } from './parts/watch.ts'
import { type Context, unmetOf } from './unmet.ts'

/** One deadline as it should stand: what it hangs on, the day it falls due and the first on which it may happen, and whether it has been met or is moot. */
export type Wanted = {
  id: string
  kind: string
  subject: string
  due: Day | null
  missing: string | null
  notBefore?: Day | null | undefined
  met: boolean
  moot: boolean
}
type Due = Pick<Wanted, 'due' | 'missing'>

/** More repeats than any case can live through: past them a repeated deadline is taken to be met for good. */
const mostRepeats = 2000

function counted(
  { state, facts }: Context,
  { direction }: Pick<DeadlineKind, 'direction'>,
  from: Day,
  length: LengthOrSetting,
): Due {
  if (direction === 'on') return { due: from, missing: null }
  const day = count(facts.calendar, from, direction, durationOf(state, length))
  return day.known ? { due: day.day, missing: null } : { due: null, missing: day.missing }
}

function dueOn(context: Context, kind: DeadlineKind, anchor: Anchored): Due {
  const review = context.state.decisions.find((one) => one.id === anchor.subject)?.review
  if (review && kind.opens === 'decision') return { due: review.by, missing: null }
  const length = kind.count ?? kind.every
  return length === undefined
    ? { due: anchor.day, missing: null }
    : counted(context, kind, anchor.day, length)
}

const runsOn = (kind: DeadlineKind): boolean => kind.legal === true || 'called_off' in kind.anchor

const stillRaised = ({ state }: Context, watch: string, { seq }: Anchored): boolean =>
  standingBreach(state, watch)?.seq === seq

/** Does what a deadline was counted from count no more: a stage left another way than on, a meeting held, a breach that is over, a decision that another took the place of? */
function isPast(context: Context, { anchor: on }: DeadlineKind, anchor: Anchored): boolean {
  const { pathway, state } = context
  if ('entered' in on) return state.visits[on.entered]?.aside === true
  if ('planned' in on) return state.meetings[anchor.subject]?.state === 'held'
  if ('breached' in on) return !stillRaised(context, on.breached, anchor)
  if (!('decided' in on)) return false
  const decision = state.decisions.find((one) => one.id === anchor.subject)
  const point = decisionOf(pathway, decision?.option)
  return decision === undefined || decision.overtaken || decision !== latestAt(pathway, state, point?.id)
}

function moot(context: Context, kind: DeadlineKind, anchor: Anchored): boolean {
  const { state } = context
  // While a case stands still only what the law counts goes on, and word to whom a meeting was taken off.
  if (state.status === 'closed' || (stopped(state) && !runsOn(kind))) return true
  if (kind.until !== undefined && unmetOf(kind.until, context).length === 0) return true
  return isPast(context, kind, anchor)
}

/** Where the anchor happened before, what met the deadline then does not meet it again: a case that re-enters begins afresh. */
const anewFrom = (
  { state }: Context,
  { anchor: on }: DeadlineKind,
  { day }: Anchored,
  n: number,
): Day | undefined => {
  const again = 'entered' in on ? (state.visits[on.entered]?.visit ?? 1) > 1 : 'decided' in on && n > 0
  return again ? day : undefined
}

function wantedAt(context: Context, kind: DeadlineKind, anchor: Anchored, n: number): Wanted {
  const anew = anewFrom(context, kind, anchor, n)
  const asked = {
    ...context,
    about: anchor.meeting,
    since: anchor.since ?? anchor.day,
    after: anchor.seq,
    anew,
  }
  return {
    id: `${kind.id}:${anchor.subject}`,
    kind: kind.id,
    subject: anchor.subject,
    ...dueOn(context, kind, anchor),
    notBefore: kind.earliest === undefined ? null : counted(context, kind, anchor.day, kind.earliest).due,
    met: unmetOf(kind.met, asked).length === 0,
    moot: moot(context, kind, anchor),
  }
}

/** The day from which something new has to happen to meet the next repeat: the one after that on which the last was met. */
function metOn({ state, facts, on }: Context, id: string): Day | null {
  const was = state.deadlines[id]
  return was?.state === 'met' ? (was.metOn ?? on ?? facts.today) : null
}

/** The times that a repeated deadline was met, each counted from the day of the one before, and the one that is open now. What met one never meets the next. */
function repeated(context: Context, kind: DeadlineKind, anchor: Anchored, every: LengthOrSetting): Wanted[] {
  const all: Wanted[] = []
  const first = wantedAt(context, kind, anchor, 0)
  let due: Due = first
  let anew = anchor.day
  for (let n = 1; n <= mostRepeats; n++) {
    const id = n === 1 ? first.id : `${first.id}~${n}`
    const before = metOn(context, id)
    const asked = { ...context, about: anchor.meeting, since: anew, anew }
    const met = before !== null || unmetOf(kind.met, asked).length === 0
    all.push({ ...first, due: due.due, missing: due.missing, id, met })
    if (!met || first.moot || due.due === null) break
    anew = addDays(before ?? context.on ?? context.facts.today, 1)
    due = counted(context, { direction: 'after' }, due.due, every)
  }
  return all
}

/** The deadlines of one kind that a case should have: one for each time that its anchor happened, and one for each repeat. */
export function wantedOf(context: Context, kind: DeadlineKind): Wanted[] {
  const { every } = kind
  return anchored(context, kind.anchor).flatMap((anchor, n) =>
    every === undefined ? [wantedAt(context, kind, anchor, n)] : repeated(context, kind, anchor, every),
  )
}
