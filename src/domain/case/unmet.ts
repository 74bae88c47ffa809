import type { Day } from '../day.ts'
import type { Condition, MeasureTest } from '../pathway/condition.ts'
import type { Pathway } from '../pathway/pathway.ts'
import { settledTest } from '../pathway/settled.ts'
import { excused } from './addressees.ts'
import { counted, countedFor, passes } from './counted.ts'
import type { Facts } from './facts.ts'
import { lettersFor, meetingsOfLetter, owedOf, parentsAt } from './owed.ts'
import type { Unmet } from './refusal.ts'
import {
  type Answer,
  answerKey,
  type CaseState,
  latestHeld,
  latestMeeting,
  type Meeting,
  meetingsOf,
  standingDecision,
} from './state.ts'
import { windowOf } from './window.ts'

/** What a rule is asked about; `about` names the meeting and `since` the day that a deadline is anchored to. */
export type Context = {
  pathway: Pathway
  state: CaseState
  facts: Facts
  about?: string | undefined
  since?: Day | undefined
  /** The event after which it must hold, where the day alone does not tell. */
  after?: number | undefined
  /** The day on which what is being recorded was done. */
  on?: Day | undefined
}
function ofMeasure(test: MeasureTest, { pathway, state, facts }: Context): Unmet[] {
  const window = windowOf(pathway, state, facts, test.over)
  if ('missing' in window) return [{ unmet: 'window', window: test.over }]
  const measures = countedFor(test, facts, window)
  return passes(settledTest(test, state.settings), measures)
    ? []
    : [{ unmet: 'measure', test, got: counted(test, measures), ...window }]
}

/** Is this item dealt with: done, or not applicable with a note that says why? */
export function isAnswered(answer: Pick<Answer, 'value' | 'note'> | undefined): boolean {
  if (answer?.value === 'not-applicable') return answer.note.trim() !== ''
  return answer?.value === 'done'
}

/** The items of a stage that are neither done nor, with a note that says why, not applicable on this visit. */
export function unanswered(pathway: Pathway, state: CaseState, stage: string): string[] {
  const visit = state.visits[stage]?.visit ?? 1
  const items = pathway.stages.find((one) => one.id === stage)?.items ?? []
  return items.filter((item) => !isAnswered(state.answers[answerKey(item.id, visit)])).map((item) => item.id)
}

function ofAnswers(stage: string, { pathway, state }: Context): Unmet[] {
  const items = unanswered(pathway, state, stage)
  return items.length === 0 ? [] : [{ unmet: 'answered', stage, items }]
}

// A further meeting that is only planned does not undo that the one before it was held; of one offer, each meeting counts.
function meetingsMeant(kind: string, is: string, { state, about }: Context): Meeting[] {
  const named = about === undefined ? undefined : state.meetings[about]
  if (named?.kind === kind) return [named]
  const latest = is === 'planned' ? latestMeeting(state, kind) : latestHeld(state, kind)
  return latest === null ? [] : meetingsOf(state, kind).filter((meeting) => meeting.offer === latest.offer)
}

function meetingIs(kind: string, is: string, context: Context): boolean {
  const meant = meetingsMeant(kind, is, context)
  if (meant.length === 0 || is === 'planned') return meant.length > 0
  const held = meant.filter((meeting) => meeting.state === 'held')
  if (is === 'held') return held.length === meant.length
  const came = held.flatMap((meeting) =>
    meeting.attendance.filter((one) => parentsAt(meeting).includes(one.who)),
  )
  return is === 'attended' ? came.some((one) => one.came) : came.some((one) => !one.came && !one.goodReason)
}

function ofLetter(letter: string, context: Context): Unmet[] {
  const { pathway, state, facts, about } = context
  const kind = pathway.letters.find((one) => one.id === letter)
  if (kind === undefined) throw new Error(`Pathway ${pathway.id} has no letter ${letter}`)
  const owed = owedOf(pathway, state, facts, kind, about)
  const missing = owed.filter(
    ({ addressee, meeting }) =>
      !excused(state, letter, addressee, meeting) &&
      !lettersFor(pathway, state, kind, addressee, meeting ?? about).some((one) => one.state === 'sent'),
  )
  // What is owed to every parent isn't done because no parent is on record.
  const nobody = kind.to === 'parents' && facts.parents.length === 0
  const unset = kind.meeting !== undefined && meetingsOfLetter(state, kind, about).length === 0
  return missing.length === 0 && !nobody && !unset
    ? []
    : [{ unmet: 'sent', letter, to: [...new Set(missing.map((one) => one.addressee))] }]
}

function ofRecord(
  condition: { recorded: string; with?: Record<string, string> | undefined },
  { state }: Context,
): Unmet[] {
  const values = state.records[condition.recorded]?.values
  const wanted = Object.entries(condition.with ?? {})
  const holds = values !== undefined && wanted.every(([field, value]) => values[field] === value)
  return holds ? [] : [{ unmet: 'recorded', record: condition.recorded }]
}

function ofNot(condition: Condition, context: Context): Unmet[] {
  if (unmetOf(condition, context).length > 0) return []
  if (!('measure' in condition)) return [{ unmet: 'not', of: 'other' }]
  const window = windowOf(context.pathway, context.state, context.facts, condition.over)
  if ('missing' in window) return []
  const got = counted(condition, countedFor(condition, context.facts, window))
  return [{ unmet: 'not', of: 'measure', test: condition, got, ...window }]
}

function ofAny(conditions: Condition[], context: Context): Unmet[] {
  const each = conditions.map((condition) => unmetOf(condition, context))
  return each.some((unmet) => unmet.length === 0) ? [] : [{ unmet: 'any', of: each }]
}

function ofDecision(options: string[], { state, since, after = 0 }: Context): Unmet[] {
  const latest = standingDecision(state)
  // A decision of the same day may stand before what it should answer, such as the council's return of it.
  const late = latest !== null && latest.seq > after && latest.on >= (since ?? state.openedOn)
  const holds = late && options.includes(latest.option)
  return holds ? [] : [{ unmet: 'decided', options }]
}

function ofDefence({ state }: Context): Unmet[] {
  const given = Object.values(state.meetings).some((meeting) => meeting.defences.length > 0)
  return given ? [] : [{ unmet: 'defence' }]
}

function ofStanding(condition: Condition, context: Context): Unmet[] {
  if ('decided' in condition) return ofDecision(condition.decided, context)
  if (!('meeting' in condition)) return ofDefence(context)
  const { meeting: kind, is } = condition
  return meetingIs(kind, is, context) ? [] : [{ unmet: 'meeting', kind, is }]
}

/** What does not hold yet of a condition; an empty list means that it holds. */
export function unmetOf(condition: Condition, context: Context): Unmet[] {
  if ('all' in condition) return condition.all.flatMap((one) => unmetOf(one, context))
  if ('any' in condition) return ofAny(condition.any, context)
  if ('not' in condition) return ofNot(condition.not, context)
  if ('answered' in condition) return ofAnswers(condition.answered, context)
  if ('sent' in condition) return ofLetter(condition.sent, context)
  if ('recorded' in condition) return ofRecord(condition, context)
  if ('measure' in condition) return ofMeasure(condition, context)
  return ofStanding(condition, context)
}
