import { act } from '../src/casework/act.ts'
import { commonActionsAt } from '../src/casework/common-actions.ts'
import type { CaseCommand } from '../src/domain/case/command.ts'
import type { Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { type actionModal, actionView, ownerShown } from '../views/minutes/agreed-action.ts'
import { askedBy, because, type Ctx, complain, look, modalOf, notHere, showForm } from './desk.ts'
import { backOf, keptFirst, paintScreen, screenOf } from './meeting-screens.ts'
import { typedInHead } from './typed-in.ts'

type At = { case: string; meeting: string }

/** Does one thing from the last screen, as done when the paper says if it is typed in from one, once what was filled in is kept, and paints it anew. */
async function doThere(ctx: Ctx, { case: id, meeting }: At, view: ReceivedView | null, command: CaseCommand) {
  const wrong = await keptFirst(ctx, view)
  if (wrong !== null) return complain(ctx, view, wrong)
  const paper = command.do === 'finish-action' ? null : (backOf(view).paper ?? null)
  const outcome = await act(ctx.deps.house, id, askedBy(ctx, typedInHead(paper)), command)
  if (!outcome.done) return complain(ctx, view, await because(ctx, id, outcome.refusal))
  const shown = modalOf(view)
  if (shown === null) return undefined
  return { after: () => paintScreen(ctx, shown.id, { case: id, meeting }, backOf(view), 'agreed') }
}

/** Agrees a common action: one tap. */
export async function agreeOne(
  ctx: Ctx,
  { common, ...at }: At & { common: string },
  view: ReceivedView | null,
): Promise<Reply> {
  const looked = await look(ctx, at.case)
  const found = looked?.state.meetings[at.meeting]
  if (looked === null || found === undefined) return complain(ctx, view, notHere)
  const wanted = commonActionsAt(ctx.deps.house, looked, found).find(({ id }) => id === common)
  if (wanted === undefined)
    return complain(ctx, view, 'This action is not on the list any more. Add it as one of your own.')
  const { id: _id, ...action } = wanted
  return doThere(ctx, at, view, { do: 'agree', meeting: at.meeting, actions: [action] })
}

/** Keeps that what may follow was explained: one tap. */
export const explain = (ctx: Ctx, at: At, view: ReceivedView | null): Promise<Reply> =>
  doThere(ctx, at, view, { do: 'explain-consequences', meeting: at.meeting })

/** Marks an action as done. */
export async function finish(
  ctx: Ctx,
  { case: id, action }: { case: string; action: string },
  view: ReceivedView | null,
): Promise<Reply> {
  const looked = await look(ctx, id)
  const meeting = screenOf(view)?.context.meeting ?? looked?.state.actions[action]?.meeting ?? ''
  return doThere(ctx, { case: id, meeting }, view, { do: 'finish-action', action })
}

/** Opens the form for an action, or for changing one, once what was filled in is kept. */
export async function openAction(
  ctx: Ctx,
  { case: id, meeting, action: which }: { case: string; meeting?: string; action?: string },
  view: ReceivedView | null,
): Promise<Reply> {
  const wrong = await keptFirst(ctx, view)
  if (wrong !== null) return complain(ctx, view, wrong)
  return showForm(
    ctx,
    view,
    which === undefined ? 'Add an action' : 'Change an action',
    id,
    (looked, lies) => {
      const action = which === undefined ? null : looked.state.actions[which]
      const found = looked.state.meetings[meeting ?? action?.meeting ?? '']
      if (found === undefined || action === undefined) return null
      return actionView(looked, found, { ...backOf(view), over: lies.back ?? '', action })
    },
  )
}

type Form = ReturnType<(typeof actionModal)['read']>

/** What the form asks for: another action, a change of one, or to take one off; null where something is left out. */
async function askedFor(ctx: Ctx, { context, answers }: Form): Promise<CaseCommand | null> {
  const { meeting, action } = context
  const { what, who, due, how, off } = answers
  if (action !== null && off.includes('off')) return { do: 'take-off-action', action }
  if (what === null || who === null || due === null || how === null) return null
  if (action === null) return { do: 'agree', meeting, actions: [{ what, who, due, how }] }
  const looked = await look(ctx, context.case)
  const found = looked?.state.meetings[meeting]
  const was = looked?.state.actions[action]?.who
  // The form shows an owner by name; one that was not changed stays who they are.
  const same = looked && found && was !== undefined && ownerShown(looked, found, was) === who
  return { do: 'change-action', action, what, who: same ? was : who, due, how }
}

/** Keeps an action as the form gives it, and paints the plan beneath. */
export async function keepAction(ctx: Ctx, reading: Form) {
  const { context } = reading
  const command = await askedFor(ctx, reading)
  if (command === null) return { errors: { what: 'Please fill in all four.' } }
  const outcome = await act(ctx.deps.house, context.case, askedBy(ctx, typedInHead(context.paper)), command)
  if (!outcome.done) return { errors: { what: await because(ctx, context.case, outcome.refusal) } }
  return {
    close: true as const,
    after: () =>
      paintScreen(ctx, context.over, context, { back: context.back, paper: context.paper }, 'agreed'),
  }
}
