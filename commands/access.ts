import { keepOutOf } from '../src/casework/keep-out.ts'
import { whoIsOut, whoLooked } from '../src/casework/who-looked.ts'
import type { CommandOf } from '../src/domain/case/command.ts'
import { onModal, onPress, type Reply, type Screens } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import {
  accessModal,
  accessView,
  keepOutModal,
  keepOutView,
  letInModal,
  letInView,
  looksPage,
  notForAccess,
  openKeepOut,
  openLetIn,
  seesAccess,
} from '../views/access.ts'
import { sorry } from '../views/opening.ts'
import { readsOnly } from '../views/refusal.ts'
import { askedBy, because, type Ctx, type Desk, look, modalOf, notHere, paintCase, show } from './desk.ts'

type At = { id: string; back: string | null; before?: number | null }

const title = 'Who may see this case'

/** The screen for those who may see it; a sentence for everybody else who may open the case. */
async function drawn(ctx: Ctx, { id, back, before }: At) {
  const looked = await look(ctx, id, title)
  if (looked === null) return null
  if (!seesAccess(looked.roles)) return notForAccess
  const { house } = ctx.deps
  const [out, looks] = await Promise.all([
    whoIsOut(house, looked.state.pupil),
    whoLooked(house, id, before ?? undefined),
  ])
  return accessView(looked, { out, looks, later: before !== undefined && before !== null, back })
}

/** Opens who has looked at a case and who is kept out of it. */
export function openAccess(ctx: Ctx, over: ReceivedView | null, id: string): Reply {
  return show(ctx, over, title, () => drawn(ctx, { id, back: modalOf(over)?.id ?? null }))
}

async function paint(ctx: Ctx, view: string, at: At): Promise<void> {
  const built = await drawn(ctx, at)
  await ctx.update(view, typeof built === 'string' || built === null ? sorry(title, built ?? notHere) : built)
  // Who has kept themself out sees nothing of the case beneath either.
  await paintCase(ctx, at.back, at.id)
}

const placeOf = (view: ReceivedView | null) =>
  view?.callback_id === accessModal.id ? accessModal.read(view).context.back : null

/** Opens one of the two forms over the screen. */
function openForm(
  ctx: Ctx,
  view: ReceivedView | null,
  { id, title: says }: { id: string; title: string },
  draw: (
    looked: NonNullable<Awaited<ReturnType<typeof look>>>,
    below: { over: string; back: string | null },
  ) => ReturnType<typeof keepOutView>,
): Reply {
  return show(ctx, view, says, async () => {
    const looked = await look(ctx, id, title)
    if (looked === null) return null
    if (!seesAccess(looked.roles)) return notForAccess
    if (!looked.acts) return readsOnly
    return draw(looked, { over: modalOf(view)?.id ?? '', back: placeOf(view) })
  })
}

type Place = { case: string; over: string; back: string | null }

async function keep(ctx: Ctx, place: Place, command: CommandOf<'keep-out'> | CommandOf<'let-in'>) {
  const outcome = await keepOutOf(ctx.deps.house, place.case, askedBy(ctx), command)
  if (!outcome.done)
    return { refusal: outcome.refusal, text: await because(ctx, place.case, outcome.refusal) }
  const at = { id: place.case, back: place.back }
  return { close: true as const, after: () => paint(ctx, place.over, at) }
}

/** Shows who has looked at a case, and keeps colleagues who are connected to the family out of it. */
export const accessScreens: Screens<Desk> = {
  buttons: [
    onPress(openKeepOut, async (ctx: Ctx, { case: id }, view) =>
      openForm(ctx, view, { id, title: 'Keep somebody out' }, keepOutView),
    ),
    onPress(openLetIn, async (ctx: Ctx, { case: id, person }, view) =>
      openForm(ctx, view, { id, title: 'Let in again' }, (looked, below) => letInView(looked, person, below)),
    ),
    onPress(looksPage, async (ctx: Ctx, { case: id, before }, view) => {
      const shown = modalOf(view)
      return shown === null
        ? undefined
        : { after: () => paint(ctx, shown.id, { id, back: placeOf(view), before }) }
    }),
  ],
  modals: [
    onModal(keepOutModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        if (answers.colleague === null) return { errors: { colleague: 'Choose a colleague.' } }
        const command = { do: 'keep-out' as const, person: answers.colleague, why: answers.why ?? '' }
        const kept = await keep(ctx, context, command)
        if (!('refusal' in kept)) return kept
        return { errors: { [kept.refusal.code === 'reason-needed' ? 'why' : 'colleague']: kept.text } }
      },
    }),
    onModal(letInModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        const kept = await keep(ctx, context, {
          do: 'let-in',
          person: context.person,
          why: answers.why ?? '',
        })
        return 'refusal' in kept ? { errors: { why: kept.text } } : kept
      },
    }),
  ],
}
