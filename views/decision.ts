import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { decisionsByDay, isTheirs } from '../src/domain/case/decisions-by-day.ts'
import { notReferable } from '../src/domain/case/served.ts'
import { type Weighed, weigh } from '../src/domain/case/verbs/decide-option.ts'
import type { Day } from '../src/domain/day.ts'
import { count } from '../src/domain/duration.ts'
import { partWith } from '../src/domain/pathway/laid-over.ts'
import { decisionOf } from '../src/domain/pathway/options.ts'
import type { DecisionPoint, Option } from '../src/domain/pathway/pathway.ts'
import { roleTitles } from '../src/domain/role.ts'
import { context, divider, header, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, longText, text } from '../src/kit/field.ts'
import { limits } from '../src/kit/limits.ts'
import { defineModal } from '../src/kit/modal.ts'
import { clip, name } from '../src/kit/text.ts'
import { comparedBlocks } from './before-and-after.ts'
import { proposalBlocks } from './case/proposal.ts'
import type { CaseShown } from './case-shown.ts'
import { figureBlocks } from './decision/figures.ts'
import { driftWarning } from './drift.ts'
import { notedBlocks } from './noted.ts'
import { unmetSentence } from './refusal.ts'
import { either, listed, nameOf } from './words.ts'

/** Opens the decision. */
export const openDecision = defineButton({
  id: 'decision.open',
  payload: z.object({ case: z.string(), option: z.string().nullable(), point: z.string().optional() }),
})

/** The decision: an option, its reasons, and why it was chosen where its condition is not met. */
export const decisionModal = defineModal({
  id: 'decision',
  context: z.object({ case: z.string(), point: z.string().optional(), back: z.string().nullable() }),
  fields: {
    which: choice(),
    option: choice(),
    reasons: longText(),
    against: longText(),
    review: choice(['meeting', 'internal']),
    by: day(),
    told: text(),
  },
})

const reviewWords = [
  { value: 'meeting', text: 'A further review meeting with the parents' },
  { value: 'internal', text: 'A review within school, with a letter about its outcome' },
] as const

/** Whom an option would refer, where somebody who was not served is left out. */
function referred({ state, names, context: { facts } }: CaseShown, { towards }: Option): string[] {
  const barred = towards === undefined ? [] : notReferable(state, facts)
  const may = names.parents.filter(({ id }) => !barred.includes(id))
  if (barred.length === 0 || may.length === 0) return []
  const [those, others] = [may.map(({ id }) => id), barred].map((ids) =>
    listed(ids.map((id) => nameOf(id, names))),
  )
  return [`:warning: ${name(`Only ${those} may be referred. Not every letter reached ${others}.`)}`]
}

function weighedBlock(
  looked: CaseShown,
  { option, against, forbidden }: Weighed,
  index: number,
): KnownBlock[] {
  const { names, context: asked } = looked
  const tell = { pathway: asked.pathway, family: names }
  const stops = forbidden.map(
    (unmet) => `:no_entry: ${name(unmetSentence(unmet, tell))}. No reason changes that.`,
  )
  const conditions = against.map(
    (unmet) => `:warning: ${name(unmetSentence(unmet, tell))}. It can be chosen only with a reason.`,
  )
  const asks = (option.when ?? []).length + (option.stops ?? []).length > 0
  const met =
    asks && stops.length + conditions.length === 0 ? [':white_check_mark: Its condition is met.'] : []
  const title = `*${index + 1}. ${name(option.title)}*`
  const lines = [title, name(option.summary), ...stops, ...conditions, ...met, ...referred(looked, option)]
  return [section(lines.join('\n')), ...notedBlocks(option)]
}

function reviewBy({ state, context: asked }: CaseShown): Day | null {
  const kind = asked.pathway.deadlines.find((one) => one.opens === 'decision' && 'decided' in one.anchor)
  const setting =
    kind?.count !== undefined && 'setting' in kind.count ? state.settings[kind.count.setting] : undefined
  if (setting === undefined || typeof setting === 'string') return null
  const counted = count(asked.facts.calendar, asked.facts.today, 'after', setting)
  return counted.known ? counted.day : null
}

function reviewFields(looked: CaseShown): KnownBlock[] {
  const { fields: field } = decisionModal
  return [
    field.review.block({ label: 'How will you review?', choices: reviewWords, as: 'radio' }),
    field.by.block({ label: 'Review by', initial: reviewBy(looked) }),
  ]
}

function choiceFields(looked: CaseShown, weighed: readonly Weighed[], chosen: string | null): KnownBlock[] {
  const { fields: field } = decisionModal
  const now = weighed.find((one) => one.option.id === chosen)
  const choices = weighed.map(({ option }) => ({ value: option.id, text: option.title }))
  const why = 'Why this option, although its condition is not met?'
  const hint =
    'Kept with the decision and the figures above. Say what you weighed: health, SEND, what the school offered.'
  return [
    field.option.block({
      label: 'What happens next?',
      choices,
      initial: chosen,
      as: choices.length > limits.listedOptions ? 'menu' : 'radio',
      dispatch: true,
    }),
    ...(now !== undefined && 'review' in now.option.effect ? reviewFields(looked) : []),
    field.reasons.block({ label: 'Your reasons', hint, max: 2900 }),
    ...(now !== undefined && now.against.length > 0 ? [field.against.block({ label: why, max: 2000 })] : []),
  ]
}

/** The decision that is shown: the one that was chosen, else one of the viewer's own for which something is proposed, else what stands first. */
function pointOf(
  { context: asked, roles }: CaseShown,
  now: readonly DecisionPoint[],
  wanted: string | undefined,
): DecisionPoint | undefined {
  const follows = ({ id }: DecisionPoint) => weigh(asked, id).some(({ proposed }) => proposed)
  return (
    now.find(({ id }) => id === wanted) ??
    now.find((point) => isTheirs(point, roles) && follows(point)) ??
    now[0]
  )
}

/** Which decision it is, where more than one can be made, and whose. */
function pointBlocks(
  { context: { pathway } }: CaseShown,
  now: readonly DecisionPoint[],
  point: DecisionPoint | undefined,
): KnownBlock[] {
  if (point === undefined) return []
  const { overlay, name: track } = partWith(pathway, 'decisions', point.id)
  const title = overlay ? [header(track)] : []
  if (now.length < 2) return title
  const choices = now.map(({ id, title: text }) => ({ value: id, text }))
  const { which } = decisionModal.fields
  return [
    ...title,
    which.block({ label: 'Which decision?', choices, initial: point.id, as: 'menu', dispatch: true }),
  ]
}

function toldField(looked: CaseShown, point: DecisionPoint | undefined): KnownBlock[] {
  if (point === undefined || isTheirs(point, looked.roles)) return []
  const { titles } = looked.context.pathway
  const whose = either(point.by.map((role) => `the ${titles[role] ?? roleTitles[role]}`))
  const hint = `This is for ${whose} to decide. You can record it as something you were told: say by whom.`
  return [decisionModal.fields.told.block({ label: 'Who told you?', hint: clip(hint, 150), max: 300 })]
}

/** Draws the decision: the figures, each option held against the register and the file, and the reasons asked for. */
export function decisionView(
  looked: CaseShown,
  chosen: string | null,
  back: string | null,
  wanted?: string,
): ModalView {
  const { context: asked } = looked
  const now = decisionsByDay(asked, looked.roles)
  const point = pointOf(looked, now, wanted ?? decisionOf(asked.pathway, chosen ?? undefined)?.id)
  const weighed = weigh(asked, point?.id)
  const option = weighed.some((one) => one.option.id === chosen) ? chosen : null
  const blocks: KnownBlock[] = [
    ...driftWarning(looked),
    ...pointBlocks(looked, now, point),
    ...notedBlocks(point ?? {}),
    ...proposalBlocks(
      looked,
      weighed.filter(({ proposed }) => proposed),
    ),
    ...figureBlocks(looked, point?.id),
    ...comparedBlocks(looked),
    divider(),
    ...weighed.flatMap((one, index) => weighedBlock(looked, one, index)),
    divider(),
    ...choiceFields(looked, weighed, option),
    ...toldField(looked, point),
    context(
      'The local threshold is the council’s own, never a test in law. Only the council decides whether to prosecute.',
    ),
  ]
  const about = { case: looked.state.id, point: point?.id, back }
  return decisionModal.open({ title: 'Decide', context: about, blocks, submit: 'Record decision' })
}
