import type { Day } from '../day.ts'
import { optionNamed } from '../pathway/options.ts'
import { began } from './began.ts'
import { doneIn } from './done.ts'
import { type Evidence, eventsOfType } from './evidence.ts'
import { decidedSo, type Known, knownOf } from './known.ts'
import { type TrackedWeek, trackedWeeks } from './tracked-weeks.ts'
import { choicesOf, type TrackedPeriod, type Tracking, type TrackingField } from './tracking.ts'

/** What somebody said of a field, the latest time. */
export type Answered = { value: readonly string[]; by: string; on: Day }

/** One field of one case: what is known already, what somebody said, and what both come to. */
export type TrackedField = {
  /** The field's id, with its period where it has one: `interventions.before`. */
  key: string
  field: TrackingField
  period: TrackedPeriod | null
  known: readonly string[]
  answered: Answered | null
  value: readonly string[]
  /** May it be asked by now, and is it still to be? */
  asked: boolean
  open: boolean
}

/** Everything that is recorded of one case for the evaluation. */
export type TrackedCase = { entry: Day | null; fields: TrackedField[]; weeks: TrackedWeek[] }

type Moment = NonNullable<TrackingField['asked']>['at']

const moments: Record<Moment, (evidence: Evidence, field: TrackingField) => boolean> = {
  entry: () => true,
  decision: ({ state }) => state.decisions.length > 0,
  court: ({ pathway, state }) =>
    state.decisions.some(({ option }) => optionNamed(pathway, option)?.towards === 'court'),
  withdrawal: (evidence, { known }) =>
    known !== undefined && 'decided' in known && decidedSo(evidence, known).length > 0,
}

const moment = (evidence: Evidence, field: TrackingField): boolean =>
  field.asked !== undefined && moments[field.asked.at](evidence, field)

/** What is known of what may be several things is added to what was said; elsewhere what was said goes first. */
function both({ kind }: TrackingField, { values }: Known, answered: Answered | null): readonly string[] {
  if (answered === null) return values
  return kind === 'choices' ? [...new Set([...values, ...answered.value])] : answered.value
}

type Asking = { period: TrackedPeriod | null; entry: Day | null; before: readonly TrackedField[] }

/** Has the field that this one goes with, if any, the answer that calls for it? */
const isCalledFor = ({ only }: TrackingField, { period, before }: Asking): boolean =>
  only === undefined ||
  before.some((one) => one.field.id === only.field && one.period === period && one.value.includes(only.is))

function trackedField(evidence: Evidence, field: TrackingField, asking: Asking): TrackedField {
  const { period, entry } = asking
  const key = period === null ? field.id : `${field.id}.${period}`
  const known: Known =
    period === null
      ? knownOf(evidence, field)
      : { values: doneIn(evidence, choicesOf(field), period, entry), whole: false }
  const said = eventsOfType(evidence, 'tracked').findLast((event) => event.field === key)
  const answered = said === undefined ? null : { value: said.value, by: said.by, on: said.on }
  const asked = moment(evidence, field) && isCalledFor(field, asking)
  const open = asked && answered === null && !known.whole
  return {
    key,
    field,
    period,
    known: known.values,
    answered,
    value: both(field, known, answered),
    asked,
    open,
  }
}

/** Gathers what is recorded of a case for the evaluation, each field worked out afresh. */
export function trackedCase(tracking: Tracking, evidence: Evidence): TrackedCase {
  const entry = began(evidence)
  const said = tracking.fields.filter(({ kind }) => kind !== 'register-weeks')
  const fields: TrackedField[] = []
  for (const field of said)
    for (const period of field.periods ?? [null])
      fields.push(trackedField(evidence, field, { period, entry, before: fields }))
  const weeks = tracking.fields.flatMap((field) =>
    field.weeks === undefined ? [] : trackedWeeks(evidence, entry, field.weeks),
  )
  return { entry, fields, weeks }
}
