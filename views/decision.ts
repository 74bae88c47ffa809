import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { periodFigures, type Weighed, weigh } from '../src/domain/case/verbs/decide-option.ts'
import { type Day, formatDay } from '../src/domain/day.ts'
import { count } from '../src/domain/duration.ts'
import { daysLost, hoursLost, percentage, share } from '../src/domain/measure.ts'
import { context, divider, fields, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, longText } from '../src/kit/field.ts'
import { limits } from '../src/kit/limits.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import { comparedBlocks } from './before-and-after.ts'
import type { CaseShown } from './case-shown.ts'
import { driftWarning } from './drift.ts'
import { unmetSentence } from './refusal.ts'
import { stillUnclear } from './still-unclear.ts'
import { some } from './words.ts'

/** Opens the decision. */
export const openDecision = defineButton({
  id: 'decision.open',
  payload: z.object({ case: z.string(), option: z.string().nullable() }),
})

/** The decision: an option, its reasons, and why it was chosen where its condition is not met. */
export const decisionModal = defineModal({
  id: 'decision',
  context: z.object({ case: z.string(), back: z.string().nullable() }),
  fields: {
    option: choice(),
    reasons: longText(),
    against: longText(),
    review: choice(['meeting', 'internal']),
    by: day(),
  },
})

const reviewWords = [
  { value: 'meeting', text: 'A further review meeting with the parents' },
  { value: 'internal', text: 'A review within school, with a letter about its outcome' },
] as const

function figureBlocks(looked: CaseShown): KnownBlock[] {
  const figures = periodFigures(looked.context)
  if (figures === null)
    return [section(':warning: The period to look at has not begun: it runs from the first meeting.')]
  const { possible, attended, authorised, unauthorised, from, to } = figures
  const hours = Number(looked.state.settings['hours-per-day'])
  const lost = daysLost(unauthorised + authorised)
  const learning =
    Number.isFinite(hours) && hours > 0
      ? `\n${hoursLost(unauthorised + authorised, hours / 2)} of learning`
      : ''
  return [
    section(`*From the first meeting to now*\n${formatDay(from)} to ${formatDay(to)}`),
    fields([
      `*Lost*\n${lost}${learning}`,
      `*Attendance*\n${some(attended, 'session')} of ${possible}${possible > 0 ? ` (${percentage(attended, possible)})` : ''}`,
      `*Unauthorised*\n${share(unauthorised, possible) ?? '0'}${possible > 0 ? ` (${percentage(unauthorised, possible)})` : ''}`,
      `*Authorised*\n${some(authorised, 'session')}`,
      ...stillUnclear(figures),
    ]),
  ]
}

function weighedBlock(
  { names, context: asked }: CaseShown,
  { option, against, forbidden }: Weighed,
  index: number,
): KnownBlock {
  const tell = { pathway: asked.pathway, family: names }
  const stops = forbidden.map(
    (unmet) => `:no_entry: ${name(unmetSentence(unmet, tell))}. No reason changes that.`,
  )
  const conditions = against.map(
    (unmet) => `:warning: ${name(unmetSentence(unmet, tell))}. It can be chosen only with a reason.`,
  )
  const met = stops.length + conditions.length === 0 ? [':white_check_mark: Its condition is met.'] : []
  return section(
    [`*${index + 1}. ${name(option.title)}*`, name(option.summary), ...stops, ...conditions, ...met].join(
      '\n',
    ),
  )
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

/** Draws the decision: the figures, each option held against the register and the file, and the reasons asked for. */
export function decisionView(looked: CaseShown, chosen: string | null, back: string | null): ModalView {
  const weighed = weigh(looked.context)
  const blocks: KnownBlock[] = [
    ...driftWarning(looked),
    ...figureBlocks(looked),
    ...comparedBlocks(looked),
    divider(),
    ...weighed.map((one, index) => weighedBlock(looked, one, index)),
    divider(),
    ...choiceFields(looked, weighed, chosen),
    context(
      'The local threshold is the council’s own, never a test in law. Only the council decides whether to prosecute.',
    ),
  ]
  const about = { case: looked.state.id, back }
  return decisionModal.open({ title: 'Decide', context: about, blocks, submit: 'Record decision' })
}
