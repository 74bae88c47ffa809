import { entryOver } from '../../pathway/entry-over.ts'
import { partWith } from '../../pathway/laid-over.ts'
import { decisionOf, decisionsAt, optionNamed } from '../../pathway/options.ts'
import type { DecisionPoint, Option, Pathway } from '../../pathway/pathway.ts'
import type { Condition } from '../../pathway/schema/condition.ts'
import { referralStops } from '../care.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Doer } from '../facts.ts'
import { type Figures, figuresOf } from '../figures.ts'
import { optionGates } from '../gates.ts'
import { done, type Refusal, type Result, refuse, type Unmet } from '../refusal.ts'
import { notReferable, serviceStops } from '../served.ts'
import { answerKey } from '../state.ts'
import { type Context, unmetOf } from '../unmet.ts'
import { windowOf } from '../window.ts'
import { entering } from './go-on.ts'

/** An option beside the register and the file: what speaks against it, what forbids it, and whether the pathway says that it follows. */
export type Weighed = { option: Option; against: Unmet[]; forbidden: Unmet[]; proposed: boolean }

function weighed(context: Context, option: Option): Weighed {
  const unmet = (conditions: readonly Condition[]) => conditions.flatMap((one) => unmetOf(one, context))
  const forbidden = [
    ...referralStops(context, option),
    ...optionGates(context, option),
    ...serviceStops(context, option),
    // What is not known stops nothing: only what holds for certain.
    ...option.stops
      .filter((condition) => unmetOf(condition, context).length === 0)
      .flatMap((condition) => unmetOf({ not: condition }, context)),
  ]
  const follows = option.proposed !== undefined && unmet(option.proposed).length === 0
  return { option, against: unmet(option.when), forbidden, proposed: follows && forbidden.length === 0 }
}

/** Weighs every option of the decisions that can be made now, or of one of them, as things stand today; of all decisions while none can. */
export function weigh(context: Context, point?: string): Weighed[] {
  const { pathway, state } = context
  const now = decisionsAt(pathway, state.open)
  const points = now.length > 0 ? now : pathway.decisions
  const asked = points.filter(({ id }) => point === undefined || id === point)
  return asked.flatMap(({ options }) => options.map((option) => weighed(context, option)))
}

/** The period that a decision looks at: that of its pathway, or of the track that it belongs to. */
export const periodOf = (pathway: Pathway, point: string | undefined): string =>
  partWith(pathway, 'decisions', point ?? '').period

/** The figures that a decision rests on: of its period once that has begun, before that of the entry; null while neither is known. */
export function periodFigures({ pathway, state, facts }: Context, point?: string): Figures | null {
  const period = windowOf(pathway, state, facts, periodOf(pathway, point))
  const window = 'missing' in period ? windowOf(pathway, state, facts, entryOver(pathway)) : period
  return 'missing' in window ? null : figuresOf(facts.measure(window.from, window.to))
}

/** What an option is checked against when it is chosen, each by its own id; nothing for an option that the pathway no longer has. */
export function testsOf(option: Option | undefined): { id: string; condition: Condition }[] {
  const { id = '', when = [], stops = [] } = option ?? {}
  return [
    ...when.map((condition, index) => ({ id: `${id}-when-${index + 1}`, condition })),
    ...stops.map((condition, index) => ({ id: `${id}-stop-${index + 1}`, condition: { not: condition } })),
  ]
}

function checks(context: Context, option: Option) {
  return testsOf(option).map(({ id, condition }) => ({
    id,
    holds: unmetOf(condition, context).length === 0,
  }))
}

function following(
  context: Context,
  { stage }: DecisionPoint,
  { effect }: Option,
  review: 'meeting' | 'internal' | undefined,
): CaseEvent[] {
  if ('enter' in effect) return [entering(context, effect.enter, [stage])]
  if (!('review' in effect) || review === undefined) return []
  const to = effect.review[review]
  return to === stage ? [] : [entering(context, to, [stage])]
}

function answered(context: Context, point: DecisionPoint, option: Option): CaseEvent[] {
  const stage = context.pathway.stages.find((one) => one.id === point.stage)
  const visit = context.state.visits[stage?.id ?? '']?.visit ?? 1
  const item = stage?.items.find((one) => one.id === option.item)
  if (stage === undefined || item === undefined) return []
  const note = context.state.answers[answerKey(item.id, visit)]?.note ?? ''
  return [{ type: 'item-answered', stage: stage.id, visit, item: item.id, value: 'done', note }]
}

function objection(context: Context, option: Option, command: CommandOf<'decide'>): Result<null> {
  const weighed = weigh(context).find((one) => one.option.id === option.id)
  if (weighed === undefined) return refuse({ code: 'unknown-option' })
  const { against, forbidden } = weighed
  if (forbidden.length > 0) return refuse({ code: 'option-stopped', option: option.id, stops: forbidden })
  if (!command.reasons.trim()) return refuse({ code: 'reason-needed', field: 'reasons' })
  if (against.length > 0 && !command.against?.trim()) {
    return refuse({ code: 'option-condition', option: option.id, needs: against })
  }
  const needsReview = 'review' in option.effect && command.review === undefined
  return needsReview ? refuse({ code: 'review-kind-needed' }) : done(null)
}

/** Whom an option refers, where somebody who was not served is left out. */
function refers({ state, facts }: Context, { towards }: Option): { refers?: string[] } {
  const barred = towards === undefined ? [] : notReferable(state, facts)
  if (barred.length === 0) return {}
  return { refers: facts.parents.map(({ id }) => id).filter((id) => !barred.includes(id)) }
}

/** The option that was named, with the decision it belongs to, where that can be made now. */
function chosenOption(
  { pathway, state }: Context,
  id: string,
): Result<{ point: DecisionPoint; option: Option }> {
  const point = decisionOf(pathway, id)
  const option = optionNamed(pathway, id)
  if (decisionsAt(pathway, state.open).length === 0) return refuse({ code: 'not-decision-time' })
  if (point === undefined || option === undefined) return refuse({ code: 'unknown-option' })
  return state.open.includes(point.stage) ? done({ point, option }) : refuse({ code: 'not-decision-time' })
}

/**
 * Why this person may not decide so. The pathway names whose decision it is; anybody else records that they were told of it,
 * and by whom. Null when nothing is against it.
 */
export function notTheirsToDecide(
  { pathway }: Pick<Context, 'pathway'>,
  { option, told }: CommandOf<'decide'>,
  { roles, manner }: Doer,
): Refusal | null {
  const by = decisionOf(pathway, option)?.by ?? []
  if (by.length === 0 || by.some((role) => roles.includes(role))) return null
  if (manner !== 'told') return { code: 'not-your-role', needs: by }
  return told?.trim() ? null : { code: 'reason-needed', field: 'told' }
}

/** Decides: a named person, with reasons, on the figures of the day; a forbidden option stays forbidden. */
export function decideOption(context: Context, command: CommandOf<'decide'>): Result<CaseEvent[]> {
  const { state } = context
  const chosen = chosenOption(context, command.option)
  if (!chosen.ok) return chosen
  const { point, option } = chosen.value
  const figures = periodFigures(context, point.id)
  if (figures === null) return refuse({ code: 'not-decision-time' })
  const objected = objection(context, option, command)
  if (!objected.ok) return objected
  const against = command.against?.trim()
  const review = 'review' in option.effect ? command.review : undefined
  const decided: CaseEvent = {
    type: 'decided',
    decision: `d${state.decisions.length + 1}`,
    option: option.id,
    reasons: command.reasons.trim(),
    ...(command.told?.trim() ? { told: command.told.trim() } : {}),
    ...(against ? { against } : {}),
    figures,
    checks: checks(context, option),
    ...refers(context, option),
    ...(review ? { review } : {}),
  }
  return done([
    decided,
    ...answered(context, point, option),
    ...following(context, point, option, review?.kind),
  ])
}
