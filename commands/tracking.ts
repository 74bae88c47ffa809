import { keepTracked } from '../src/casework/keep-tracked.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import { trackedOf, trackingToday } from '../src/casework/tracked-of.ts'
import type { CommandOf } from '../src/domain/case/command.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { sidesAt } from '../src/domain/tracking/sides.ts'
import { notKnown } from '../src/domain/tracking/tracking.ts'
import { onModal, onPress, type Reply, type Screens } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { sorry } from '../views/opening.ts'
import { readsOnly } from '../views/refusal.ts'
import { changeTracked, trackingModal, trackingView } from '../views/tracking.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, look, modalOf, notHere, show } from './desk.ts'

type At = { id: string; back: string | null; only: string | null }
type Reading = ReturnType<(typeof trackingModal)['read']>
type Answers = CommandOf<'track'>['answers']

const title = 'For the evaluation'

async function drawnFor(ctx: Ctx, looked: LookedAt, { id, back, only }: At) {
  const { house } = ctx.deps
  return trackingView({
    case: id,
    tracked: await trackedOf(house, house.store.read, looked),
    tracking: trackingToday(house),
    sides: sidesAt(ctx.person, looked.state.school),
    people: looked.people,
    only,
    back,
  })
}

async function drawn(ctx: Ctx, at: At) {
  const looked = await look(ctx, at.id, title)
  if (looked === null) return null
  return looked.acts ? drawnFor(ctx, looked, at) : readsOnly
}

/** Opens what is recorded of a case for the evaluation. */
export function openTracking(ctx: Ctx, over: ReceivedView | null, id: string): Reply {
  return show(ctx, over, title, () => drawn(ctx, { id, back: modalOf(over)?.id ?? null, only: null }))
}

/** Draws the same modal anew, with all of it or with one field that is asked again. */
async function turn(ctx: Ctx, view: ReceivedView, at: At): Promise<void> {
  const built = await drawn(ctx, at)
  await ctx.update(
    view.id,
    typeof built === 'string' || built === null ? sorry(title, built ?? notHere) : built,
  )
}

/** What was written, as days where it names some; “not known” is the answer that nobody knows. */
const partsOf = (written: string) => (/^\W*not[ -]known\W*$/i.test(written) ? [notKnown] : daysIn(written))

const daysIn = (written: string) =>
  /\d{4}-\d{2}-\d{2}/.test(written) ? written.split(/[\s,]+/).filter(Boolean) : [written]

/** What was answered; what was left empty is asked again another time. */
function answersOf({ answers }: Reading): Answers {
  const all = [
    ...answers.one.map(({ key, value }) => ({ field: key, value: value === null ? [] : [value] })),
    ...answers.several.map(({ key, value }) => ({ field: key, value })),
    ...answers.written.map(({ key, value }) => ({ field: key, value: value === null ? [] : partsOf(value) })),
  ]
  return all.filter(({ value }) => value.length > 0)
}

const wrongly =
  'Write this as the line below it says, without the name of anybody in the family. Nothing was kept.'

/** Where on the form a refusal belongs: the field that it is about, or the first that was answered. */
function errorsOf({ answers }: Reading, key: string, says: string) {
  const names = ['written', 'several', 'one'] as const
  const name = names.find((one) => answers[one].some((answered) => answered.key === key)) ?? 'one'
  return { errors: { [name]: { [key]: says } } }
}

async function refused(ctx: Ctx, reading: Reading, refusal: Refusal, first: string) {
  if (refusal.code === 'field-wrong') return errorsOf(reading, refusal.field, wrongly)
  return errorsOf(reading, first, await because(ctx, reading.context.case, refusal))
}

/** After one field was asked again, all of it is shown; after all, the case. */
async function leave(ctx: Ctx, { case: id, back, only }: Reading['context']) {
  if (only === null) return backToCase(ctx, back, id)
  const built = await drawn(ctx, { id, back, only: null })
  return typeof built === 'string' || built === null ? { close: true as const } : { update: built }
}

async function keep(ctx: Ctx, reading: Reading) {
  const { context: place } = reading
  const given = answersOf(reading)
  const outcome = await keepTracked(ctx.deps.house, place.case, askedBy(ctx), given)
  if (!outcome.done) return refused(ctx, reading, outcome.refusal, given[0]?.field ?? '')
  return leave(ctx, place)
}

/** Asks what only people know of a case for the evaluation, and shows what is known already. */
export const trackingScreens: Screens<Desk> = {
  buttons: [
    onPress(changeTracked, async (ctx: Ctx, { case: id, field }, view) => {
      const shown = modalOf(view)
      if (shown?.callback_id !== trackingModal.id) return undefined
      const { back } = trackingModal.read(shown).context
      return { after: () => turn(ctx, shown, { id, back, only: field }) }
    }),
  ],
  modals: [onModal(trackingModal, { submit: (ctx: Ctx, reading) => keep(ctx, reading) })],
}
