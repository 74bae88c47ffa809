import { act } from '../src/casework/act.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { handOverModal, reopenModal } from '../views/case/passing-on.ts'
import { caseView, openCaseButton } from '../views/case.ts'
import { caseMenu } from '../views/case-menu.ts'
import { timelinePage, timelineView } from '../views/timeline.ts'
import { fromMenu } from './case-menu.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, turnInto } from './desk.ts'
import { forCase } from './for-case.ts'

function openOne(ctx: Ctx, over: ReceivedView | null, id: string): Reply {
  return turnInto(ctx, over, id, id, caseView)
}

/** Shows a case, its timeline, and passes it on or opens it again. */
export const caseCommand: Command<Desk> = {
  word: 'case',
  help: 'Open a case by its number',
  usage: 'FT-2026-0001',
  run: forCase('case', (ctx, id) => openOne(ctx, null, id)),
  buttons: [
    onPress(openCaseButton, async (ctx: Ctx, { case: id }, view) => openOne(ctx, view, id)),
    onPress(caseMenu, async (ctx: Ctx, { case: id, do: what }, view) => fromMenu[what](ctx, view, id)),
    onPress(timelinePage, async (ctx: Ctx, { case: id, page }, view) =>
      turnInto(ctx, view, 'Timeline', id, (looked) => timelineView(looked, page)),
    ),
  ],
  modals: [
    onModal(handOverModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        if (answers.owner === null) return { errors: { owner: 'Choose a colleague.' } }
        const outcome = await act(ctx.deps.house, context.case, askedBy(ctx), {
          do: 'hand-over',
          owner: answers.owner,
        })
        if (!outcome.done) return { errors: { owner: await because(ctx, context.case, outcome.refusal) } }
        return backToCase(ctx, context.back, context.case)
      },
    }),
    onModal(reopenModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        const outcome = await act(ctx.deps.house, context.case, askedBy(ctx), {
          do: 'reopen',
          reason: answers.reason ?? '',
        })
        if (!outcome.done) return { errors: { reason: await because(ctx, context.case, outcome.refusal) } }
        return backToCase(ctx, context.back, context.case)
      },
    }),
  ],
}
