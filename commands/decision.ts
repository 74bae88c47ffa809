import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import { isTheirs } from '../src/domain/case/decisions-by-day.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { ownPart } from '../src/domain/pathway/laid-over.ts'
import { decisionsAt } from '../src/domain/pathway/options.ts'
import { type Command, onModal, onPress } from '../src/kit/command.ts'
import { decisionModal, decisionView, openDecision } from '../views/decision.ts'
import { refusalSentence } from '../views/refusal.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, look, showForm } from './desk.ts'
import { forCase } from './for-case.ts'

const fieldOf: Partial<Record<Refusal['code'], 'option' | 'reasons' | 'against' | 'review' | 'told'>> = {
  'reason-needed': 'reasons',
  'option-condition': 'against',
  'review-kind-needed': 'review',
}

function fieldAt(refusal: Refusal) {
  if (refusal.code === 'reason-needed' && refusal.field === 'told') return 'told'
  return fieldOf[refusal.code] ?? 'option'
}

/** The decision where the case has come to it, or one of a track that was named or is the viewer's own; otherwise what has to come first. */
export function decisionScreen(looked: LookedAt, option: string | null, back: string | null, point?: string) {
  const { state, context } = looked
  const { pathway } = context
  const own = decisionsAt(ownPart(pathway), state.open)
  const beside = decisionsAt(pathway, state.open).filter(
    (one) => one.id === point || isTheirs(one, looked.roles),
  )
  if (own.length + beside.length > 0) return decisionView(looked, option, back, point)
  return refusalSentence({ code: 'not-decision-time' }, { pathway: context.pathway, family: looked.names })
}

/** Decides what happens next: each option held against the register and the file, with reasons. */
export const decisionCommand: Command<Desk> = {
  word: 'decide',
  help: 'Decide what happens next in a case',
  usage: 'FT-2026-0001',
  run: forCase('decide', (ctx, id) => {
    return showForm(ctx, null, 'Decide', id, (looked) => decisionScreen(looked, null, null))
  }),
  buttons: [
    onPress(openDecision, async (ctx: Ctx, { case: id, option, point }, view) =>
      showForm(ctx, view, 'Decide', id, (looked, { back }) => decisionScreen(looked, option, back, point)),
    ),
  ],
  modals: [
    onModal(decisionModal, {
      change: async (ctx: Ctx, { context, answers, view }) => ({
        after: async () => {
          const looked = await look(ctx, context.case)
          const point = answers.which ?? context.point
          if (looked !== null)
            await ctx.update(view.id, decisionView(looked, answers.option, context.back, point))
        },
      }),
      submit: async (ctx: Ctx, { context, answers }) => {
        const { option, reasons, against, review, by, told } = answers
        if (option === null) return { errors: { option: 'Choose one of the options.' } }
        const further = review === null || by === null ? {} : { review: { kind: review, by } }
        const command = {
          do: 'decide' as const,
          option,
          reasons: reasons ?? '',
          against: against ?? undefined,
          told: told ?? undefined,
          ...further,
        }
        const asked = askedBy(ctx, { manner: told === null ? 'did' : 'told' })
        const outcome = await act(ctx.deps.house, context.case, asked, command)
        if (outcome.done) return backToCase(ctx, context.back, context.case)
        const text = await because(ctx, context.case, outcome.refusal)
        return { errors: { [fieldAt(outcome.refusal)]: text } }
      },
    }),
  ],
}
