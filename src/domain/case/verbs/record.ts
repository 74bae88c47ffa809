import { type Day, isDay } from '../../day.ts'
import { count } from '../../duration.ts'
import { recordsAt } from '../../pathway/options.ts'
import type { Pathway, RecordKind } from '../../pathway/pathway.ts'
import { durationOf } from '../addressees.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Doer } from '../facts.ts'
import { stageGates } from '../gates.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import type { Context } from '../unmet.ts'
import { entering } from './go-on.ts'
import { noticeKept } from './record-notice.ts'

type Field = RecordKind['fields'][number]
type Values = Record<string, string>

function needed(field: Field, values: Values): boolean {
  if (!field.optional) return true
  return field.needed_when !== undefined && values[field.needed_when.field] === field.needed_when.is
}

function choicesOf({ choices = [], from }: Field, { state, facts }: Context): string[] {
  if (from === undefined) return choices.map(({ id }) => id)
  return from === 'parents' ? facts.parents.map(({ id }) => id) : Object.keys(state.notices)
}

function wrong(context: Context, field: Field, value: string): boolean {
  if (field.kind === 'day') return !isDay(value)
  return field.kind === 'choice' && !choicesOf(field, context).includes(value)
}

/** Does this day lie before the one that it may not lie before? ISO days sort as they fall. */
function tooEarly({ not_before: first }: Field, value: string, values: Values): boolean {
  const from = first === undefined ? '' : (values[first]?.trim() ?? '')
  return from !== '' && value < from
}

/** The last day that a field takes, counted from the day that it may not lie before, else from today; null where there is none. */
function latest({ facts }: Context, { not_before: first, within }: Field, values: Values): Day | null {
  if (within === undefined) return null
  const from = first === undefined ? '' : (values[first]?.trim() ?? '')
  const last = count(facts.calendar, isDay(from) ? from : facts.today, 'after', within)
  return last.known ? last.day : null
}

/** The first day that a field takes, counted from the day that it may not lie before; null where there is none, or that cannot be told yet. */
function soonest(
  { facts }: Context,
  { not_before: first = '', at_least: length }: Field,
  values: Values,
): Day | null {
  const from = values[first]?.trim() ?? ''
  if (length === undefined || !isDay(from)) return null
  const day = count(facts.calendar, from, 'after', length)
  return day.known ? day.day : null
}

/** The first day that a field takes, counted back from today; null where it may lie at any time, or that cannot be told yet. */
function farthestBack({ state, facts }: Context, { back }: Field): Day | null {
  if (back === undefined) return null
  const first = count(facts.calendar, facts.today, 'before', durationOf(state, back))
  return first.known ? first.day : null
}

/** What is wrong with when a day lies. */
function outOfTime(
  context: Context,
  field: Field,
  value: string,
  values: Values,
):
  | { code: 'field-too-early' }
  | { code: 'field-too-far-back'; first: Day }
  | { code: 'field-too-late'; last: Day }
  | null {
  if (tooEarly(field, value, values)) return { code: 'field-too-early' }
  const first = soonest(context, field, values) ?? farthestBack(context, field)
  if (first !== null && value < first) return { code: 'field-too-far-back', first }
  const last = latest(context, field, values)
  return last !== null && value > last ? { code: 'field-too-late', last } : null
}

function fault(context: Context, kind: RecordKind, field: Field, values: Values): Refusal[] {
  const value = values[field.id]?.trim() ?? ''
  const about = { record: kind.id, field: field.id }
  if (value === '') return needed(field, values) ? [{ code: 'field-missing', ...about }] : []
  if (wrong(context, field, value)) return [{ code: 'field-wrong', ...about }]
  const out = outOfTime(context, field, value, values)
  return out === null ? [] : [{ ...out, ...about }]
}

/**
 * Why this person may not record a form so. The pathway names whose it is: they record what they did or saw; anybody
 * else records that they were told, and by whom, in the value `told-by`. Null when nothing is against it.
 */
export function notTheirs(
  pathway: Pathway,
  { record: id, values }: Pick<CommandOf<'record'>, 'record' | 'values'>,
  { roles, manner }: Doer,
): Refusal | null {
  const kind = pathway.records.find((one) => one.id === id)
  if (kind === undefined || kind.by.some((role) => roles.includes(role))) return null
  // A penalty notice is kept by whoever gives it, and not from hearsay.
  if (manner !== 'told' || kind.keeps !== undefined) return { code: 'not-your-role', needs: kind.by }
  const teller = values['told-by']?.trim()
  return teller ? null : { code: 'field-missing', record: id, field: 'told-by' }
}

/** What stands against keeping a form: a field that is wrong, or what is asked before the stage that it leads to. */
function wrongIn(context: Context, kind: RecordKind, values: Values, to: string | undefined): Refusal | null {
  const [first] = kind.fields.flatMap((field) => fault(context, kind, field, values))
  if (first !== undefined || to === undefined) return first ?? null
  const needs = stageGates(context, to)
  return needs.length === 0 ? null : { code: 'unmet', to, needs }
}

/** Keeps a form that the pathway asks for, such as the Attendance Team's confirmation, and goes where its answer leads. */
export function record(context: Context, command: CommandOf<'record'>): Result<CaseEvent[]> {
  const { pathway, state } = context
  const { values } = command
  const kind = recordsAt(pathway, state.open).find((one) => one.id === command.record)
  if (kind === undefined) {
    const known = pathway.records.find((one) => one.id === command.record)
    return refuse({ code: 'stage-not-open', stage: known?.stage ?? command.record })
  }
  const leads = state.open.includes(kind.stage) ? kind.leads : []
  const way = leads?.find((one) => values[one.field] === one.is)
  const wrong = wrongIn(context, kind, values, way?.enter)
  if (wrong !== null) return refuse(wrong)
  const kept = noticeKept(context, kind, command)
  if (!kept.ok) return kept
  const event: CaseEvent = { type: 'recorded', record: kind.id, values, ...kept.value }
  return done(way === undefined ? [event] : [event, entering(context, way.enter, [kind.stage])])
}
