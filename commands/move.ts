import type { LookedAt } from '../src/casework/look-at-case.ts'
import { type Move, moveCase, pathwaysToMoveTo, wouldMove } from '../src/casework/move-case.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { stageKept, stagesToMoveTo } from '../src/domain/case/verbs/move-case.ts'
import { whatMoves } from '../src/domain/case/what-moves.ts'
import { onModal, type Screens } from '../src/kit/command.ts'
import { type MoveShown, moveModal, moveView } from '../views/move.ts'
import { refusalSentence } from '../views/refusal.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, look } from './desk.ts'

type Chosen = { to: string | null; stage: string | null }

function changesOf(ctx: Ctx, looked: LookedAt, { to, stage }: Chosen): string[] {
  if (to === null || stage === null) return []
  const move: Move = { pathway: to, stage, why: '–' }
  const moved = wouldMove(ctx.deps.house, looked, askedBy(ctx), move)
  if (moved.ok) return whatMoves(moved.value)
  return [refusalSentence(moved.refusal, { pathway: looked.context.pathway, family: looked.names })]
}

/** The form that moves a case, with what the choices made so far would change. */
export function moveForm(ctx: Ctx, looked: LookedAt, chosen: Chosen, back: string | null) {
  const pathways = pathwaysToMoveTo(ctx.deps.house, looked)
  const to = pathways.find(({ id }) => id === chosen.to) ?? null
  const stages = to === null ? [] : stagesToMoveTo(looked.context, to)
  const stage =
    stages.find(({ id }) => id === chosen.stage)?.id ?? (to === null ? null : stageKept(looked.context, to))
  const shown: MoveShown = {
    pathways,
    to,
    stages,
    stage,
    changes: changesOf(ctx, looked, { ...chosen, stage }),
  }
  return moveView(looked, shown, back)
}

const fieldOf: Partial<Record<Refusal['code'], 'to' | 'stage' | 'why'>> = {
  'stage-not-open': 'stage',
  'reason-needed': 'why',
}

/** Moves a case to a newer version of its pathway or to another one, after showing what that changes. */
export const moveScreens: Screens<Desk> = {
  modals: [
    onModal(moveModal, {
      change: async (ctx: Ctx, { context, answers, view }) => ({
        after: async () => {
          const looked = await look(ctx, context.case)
          const drawn = looked === null ? '' : moveForm(ctx, looked, answers, context.back)
          if (typeof drawn !== 'string') await ctx.update(view.id, drawn)
        },
      }),
      submit: async (ctx: Ctx, { context, answers }) => {
        const { to, stage, why } = answers
        if (to === null) return { errors: { to: 'Choose where the case goes.' } }
        if (stage === null) return { errors: { to: 'Choose a stage too.' } }
        const move = { pathway: to, stage, why: why ?? '' }
        const outcome = await moveCase(ctx.deps.house, context.case, askedBy(ctx), move)
        if (outcome.done) return backToCase(ctx, context.back, context.case)
        const text = await because(ctx, context.case, outcome.refusal)
        return { errors: { [fieldOf[outcome.refusal.code] ?? 'to']: text } }
      },
    }),
  ],
}
