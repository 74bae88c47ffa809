import type { Day } from '../day.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { Condition, MeasureTest } from '../pathway/schema/condition.ts'
import { settledTest } from '../pathway/settled.ts'
import { counted, countedFor, passes } from './counted.ts'
import type { Facts } from './facts.ts'
import { latestAt } from './latest-at.ts'
import { meetingIs } from './meeting-is.ts'
import { lettersFor, meetingsOfLetter, owedOf } from './owed.ts'
import { awaitsOutcome } from './parts/notice.ts'
import { standingBreach } from './parts/watch.ts'
import type { Unmet } from './refusal.ts'
import { isSpared } from './served.ts'
import { type Answer, answerKey, type CaseState, latestHeld } from './state.ts'
import { isOpeningTest, unmetOfPupil } from './unmet-of-pupil.ts'
import { wasAt } from './was-at.ts'
import { watchedDays } from './watched-days.ts'

/** What a rule is asked about; `about` names the meeting and `since` the day that a deadline is anchored to. */
export type Context = {
  pathway: Pathway
  state: CaseState
  facts: Facts
  about?: string | undefined
  since?: Day | undefined
  /** The event after which it must hold, where the day alone does not tell. */
  after?: number | undefined
  /** Only what happened from this day on counts, as what met a repeated deadline before does not meet it again. */
  anew?: Day | undefined
  /** The day on which what is being recorded was done. */
  on?: Day | undefined
  /** The parent to whom a penalty notice would be given. */
  parent?: string | undefined
  /** Asked for a watch, which tells a run of days up to the last session that is marked. */
  watching?: boolean | undefined
}

function ofMeasure(test: MeasureTest, context: Context): Unmet[] {
  const { state, facts } = context
  const window = watchedDays(test, context)
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

type Is<W extends string> = Extract<Condition, Record<W, unknown>>

/** Did this happen early enough to have met a repeated deadline before, so that it does not meet it again? */
const isOld = (on: Day | null | undefined, { anew }: Context): boolean =>
  anew !== undefined && (on === null || on === undefined || on < anew)

function ofAnswers({ answered: stage }: Is<'answered'>, { pathway, state }: Context): Unmet[] {
  const items = unanswered(pathway, state, stage)
  return items.length === 0 ? [] : [{ unmet: 'answered', stage, items }]
}

function ofLetter({ sent: letter }: Is<'sent'>, context: Context): Unmet[] {
  const { pathway, state, facts, about } = context
  const kind = pathway.letters.find((one) => one.id === letter)
  if (kind === undefined) throw new Error(`Pathway ${pathway.id} has no letter ${letter}`)
  const owed = owedOf(pathway, state, facts, kind, about)
  const missing = owed.filter(
    ({ addressee, meeting }) =>
      !isSpared(state, letter, addressee, meeting) &&
      !lettersFor(pathway, state, kind, addressee, meeting ?? about).some(
        (one) => one.state === 'sent' && !isOld(one.sentOn, context),
      ),
  )
  // What is owed to every parent isn't done because no parent is on record.
  const nobody = kind.to === 'parents' && facts.parents.length === 0
  const unset = kind.meeting !== undefined && meetingsOfLetter(state, kind, about).length === 0
  return missing.length === 0 && !nobody && !unset
    ? []
    : [{ unmet: 'sent', letter, to: [...new Set(missing.map((one) => one.addressee))] }]
}

function ofRecord({ recorded, with: wanted = {} }: Is<'recorded'>, context: Context): Unmet[] {
  const waits = awaitsOutcome(context, recorded)
  if (waits !== undefined) return waits ? [{ unmet: 'recorded', record: recorded }] : []
  const kept = context.state.records[recorded]
  const matches = Object.entries(wanted).every(([field, value]) => kept?.values[field] === value)
  return kept !== undefined && matches && !isOld(kept.on, context)
    ? []
    : [{ unmet: 'recorded', record: recorded }]
}

function ofNot({ not: condition }: Is<'not'>, context: Context): Unmet[] {
  if ('not' in condition) return unmetOf(condition.not, context)
  if ('any' in condition) return condition.any.flatMap((one) => ofNot({ not: one }, context))
  if ('all' in condition) return ofAny({ any: condition.all.map((one) => ({ not: one })) }, context)
  if (isOpeningTest(condition)) return unmetOfPupil(condition, context, false)
  if (unmetOf(condition, context).length > 0) return []
  if (!('measure' in condition)) return [{ unmet: 'not', of: 'other' }]
  const window = watchedDays(condition, context)
  if ('missing' in window) return []
  const got = counted(condition, countedFor(condition, context.facts, window))
  return [{ unmet: 'not', of: 'measure', test: condition, got, ...window }]
}

function ofAny({ any: conditions }: Is<'any'>, context: Context): Unmet[] {
  const each = conditions.map((condition) => unmetOf(condition, context))
  return each.some((unmet) => unmet.length === 0) ? [] : [{ unmet: 'any', of: each }]
}

function ofDecision(
  { decided: options }: Is<'decided'>,
  { pathway, state, since, after = 0 }: Context,
): Unmet[] {
  const points = pathway.decisions.filter((point) => point.options.some(({ id }) => options.includes(id)))
  const holds = points.some(({ id }) => {
    const latest = latestAt(pathway, state, id)
    // A decision of the same day may stand before what it should answer, such as the council's return of it.
    const late = latest !== null && latest.seq > after && latest.on >= (since ?? state.openedOn)
    return late && options.includes(latest.option)
  })
  return holds ? [] : [{ unmet: 'decided', options }]
}

function ofDefence(_condition: Is<'defence'>, { state }: Context): Unmet[] {
  const given = Object.values(state.meetings).some((meeting) => meeting.defences.length > 0)
  return given ? [] : [{ unmet: 'defence' }]
}

function ofMeeting({ meeting: kind, is }: Is<'meeting'>, context: Context): Unmet[] {
  const old = is !== 'planned' && isOld(latestHeld(context.state, kind)?.on, context)
  return meetingIs(kind, is, context) && !old ? [] : [{ unmet: 'meeting', kind, is }]
}

function ofItem({ done: item }: Is<'done'>, { pathway, state }: Context): Unmet[] {
  const stage = pathway.stages.find(({ items }) => items.some(({ id }) => id === item))
  const visit = state.visits[stage?.id ?? '']?.visit ?? 1
  return isAnswered(state.answers[answerKey(item, visit)]) ? [] : [{ unmet: 'done', item }]
}

const ofVisit = ({ been: stage }: Is<'been'>, { state, since, after }: Context): Unmet[] =>
  wasAt(state, stage, since, after) ? [] : [{ unmet: 'been', stage }]

/** The day from which something may be done is that of its deadline, or where it has a window of days the first of them. */
function ofDay({ reached: kind }: Is<'reached'>, { state, facts }: Context): Unmet[] {
  const all = Object.values(state.deadlines).filter((one) => one.kind === kind && one.state !== 'dropped')
  const latest = all.at(-1)
  const on = latest?.notBefore ?? latest?.due ?? null
  return on !== null && on <= facts.today ? [] : [{ unmet: 'reached', deadline: kind, on }]
}

function ofBreach({ breached: watch }: Is<'breached'>, { state }: Context): Unmet[] {
  return standingBreach(state, watch) === undefined ? [{ unmet: 'breached', watch }] : []
}

function ofContact(_condition: Is<'contacted'>, { state, facts, since, anew }: Context): Unmet[] {
  const from = anew ?? since ?? state.openedOn
  return facts.contacts.some((on) => on >= from) ? [] : [{ unmet: 'contacted' }]
}

type Word =
  | ('all' | 'any' | 'not' | 'measure' | 'answered' | 'done' | 'meeting' | 'sent' | 'decided' | 'been')
  | ('recorded' | 'reached' | 'breached' | 'contacted' | 'defence')
type Judges = { [W in Word]: (condition: Is<W>, context: Context) => Unmet[] }

/** What each word of a condition looks at. */
const judges: Judges = {
  all: ({ all }, context) => all.flatMap((one) => unmetOf(one, context)),
  any: ofAny,
  not: ofNot,
  measure: ofMeasure,
  answered: ofAnswers,
  done: ofItem,
  meeting: ofMeeting,
  sent: ofLetter,
  decided: ofDecision,
  been: ofVisit,
  recorded: ofRecord,
  reached: ofDay,
  breached: ofBreach,
  contacted: ofContact,
  defence: ofDefence,
}

/** What does not hold yet of a condition; an empty list means that it holds. */
export function unmetOf(condition: Condition, context: Context): Unmet[] {
  if (isOpeningTest(condition)) return unmetOfPupil(condition, context)
  const word = Object.keys(condition).find((key): key is Word => key in judges)
  if (word === undefined) throw new Error(`Nothing judges ${Object.keys(condition).join(', ')}`)
  return (judges[word] as (condition: Condition, context: Context) => Unmet[])(condition, context)
}
