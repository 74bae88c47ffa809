import { act } from '../src/casework/act.ts'
import { onModal, onPress, type Reply, type Screens } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { checklist } from '../views/checklist/form.ts'
import { goOnButton, otherWayButton, otherWayModal, otherWayView } from '../views/ways.ts'
import {
  askedBy,
  backToCase,
  because,
  type Ctx,
  complain,
  type Desk,
  modalOf,
  paintCase,
  showForm,
} from './desk.ts'
import { keepChecklist } from './keep-checklist.ts'

/** What a way was pressed on: a checklist is kept first, and lies over the case that it may be of. */
async function keptFirst(
  ctx: Ctx,
  view: ReceivedView | null,
): Promise<{ wrong: string | null; under: string | null }> {
  if (view?.callback_id !== checklist.id) return { wrong: null, under: null }
  const reading = checklist.read(view)
  const { wrong } = await keepChecklist(ctx, view, reading)
  return { wrong: wrong?.text ?? null, under: reading.context.back }
}

async function goOn(ctx: Ctx, view: ReceivedView | null, id: string, to: string): Promise<Reply> {
  const { wrong, under } = await keptFirst(ctx, view)
  if (wrong !== null) return complain(ctx, view, wrong)
  // The request's own key belongs to what was kept first.
  const asked = askedBy(ctx, { key: `${ctx.inboxKey}:go-on` })
  const outcome = await act(ctx.deps.house, id, asked, { do: 'go-on', to })
  if (!outcome.done) return complain(ctx, view, await because(ctx, id, outcome.refusal))
  return {
    after: async () => {
      await paintCase(ctx, modalOf(view)?.id ?? null, id)
      await paintCase(ctx, under, id)
    },
  }
}

/** Takes a case on from its screen or from the end of a checklist, or another way with a reason. */
export const waysScreens: Screens<Desk> = {
  buttons: [
    onPress(goOnButton, (ctx: Ctx, { case: id, to }, view) => goOn(ctx, view, id, to)),
    onPress(otherWayButton, async (ctx: Ctx, { case: id, ...way }, view) => {
      const { wrong, under } = await keptFirst(ctx, view)
      if (wrong !== null) return complain(ctx, view, wrong)
      return showForm(ctx, view, 'Go another way', id, (looked, { back }) =>
        otherWayView(looked, way, { back, under }),
      )
    }),
  ],
  modals: [
    onModal(otherWayModal, {
      submit: async (ctx: Ctx, { context: { case: id, back, under, ...way }, answers }) => {
        const command = { do: 'go-on' as const, ...way, why: answers.why ?? '' }
        const outcome = await act(ctx.deps.house, id, askedBy(ctx), command)
        if (!outcome.done) return { errors: { why: await because(ctx, id, outcome.refusal) } }
        const painted = await backToCase(ctx, back, id)
        const after = async () => {
          await painted.after?.()
          await paintCase(ctx, under, id)
        }
        return { ...painted, after }
      },
    }),
  ],
}
