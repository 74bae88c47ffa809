import { act } from '../src/casework/act.ts'
import { lookAtCourt } from '../src/casework/pack/look-at-court.ts'
import { packBooks } from '../src/casework/pack/pack-order.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { sorry } from '../views/opening.ts'
import { packBuilding, packBuiltView, packNotBuilt, packUnseen } from '../views/pack/built.ts'
import { councilFileView } from '../views/pack/council-file.ts'
import { mayFill, packFormPages, packFormTitle, packFormView } from '../views/pack/form.ts'
import {
  checkButton,
  councilFileButton,
  councilFilePage,
  formButton,
  packFormModal,
  packModal,
  parentButton,
} from '../views/pack/modal.ts'
import { packErrors, packSays, saidOn } from '../views/pack/says.ts'
import type { CourtShown } from '../views/pack/shown.ts'
import { chooseParentView, isOvertaken, packView } from '../views/pack.ts'
import { readsOnly } from '../views/refusal.ts'
import { askedBy, because, type Ctx, complain, type Desk, look, modalOf, notHere, show } from './desk.ts'
import { forCase } from './for-case.ts'

const title = 'Court'
const councilTitle = 'The council’s own file'
const gone = 'This parent is not on the case any more. Close this and open it again.'
/** What is said to who may not fill a form in. */
export const notYours = 'This is not for you to fill in. Ask the council’s attendance team.'

type About = { case: string; parent: string }
type Reading = ReturnType<(typeof packFormModal)['read']> & { view: { id: string } }

/** The way to court with one parent, or why it can't be shown. */
export async function courtOf(
  ctx: Ctx,
  { case: id, parent }: About,
  what = title,
): Promise<CourtShown | string> {
  const looked = await look(ctx, id, what)
  if (looked === null) return notHere
  return (await lookAtCourt(ctx.deps.house, ctx.person, looked, parent)) ?? gone
}

async function drawn(ctx: Ctx, id: string) {
  const looked = await look(ctx, id, title)
  if (looked === null) return null
  const [only, other] = looked.names.parents
  if (only === undefined || other !== undefined) return chooseParentView(looked)
  const court = await lookAtCourt(ctx.deps.house, ctx.person, looked, only.id)
  return court && packView(court)
}

/** Opens the way to court of a case. */
export const openCourt = (ctx: Ctx, over: ReceivedView | null, id: string): Reply =>
  show(ctx, over, title, () => drawn(ctx, id))

/** Paints the way to court with one parent where it is shown. */
export async function paintCourt(ctx: Ctx, view: string, about: About): Promise<void> {
  const court = await courtOf(ctx, about)
  await ctx.update(view, typeof court === 'string' ? sorry(title, court) : packView(court))
}

/** What a form is for somebody: itself, or why they may not have it. */
function formFor(court: CourtShown, form: Parameters<typeof mayFill>[0], at: { page: number; over: string }) {
  if (!court.looked.acts) return readsOnly
  return mayFill(form, court) ? packFormView(form, court, at) : notYours
}

const fieldOf = (refusal: Refusal): string => (refusal.code === 'reason-needed' ? refusal.field : '')

/** The next page of a form that has several, else the screen beneath it. */
async function goOn(ctx: Ctx, { context }: Reading, court: CourtShown) {
  const { form, over } = context
  const page = context.page + 1
  const after = () => paintCourt(ctx, over, context)
  if (page >= packFormPages(form, court)) return { close: true as const, after }
  const next = packFormView(form, court, { page, over })
  return typeof next === 'string' ? { close: true as const, after } : { update: next, after }
}

async function save(ctx: Ctx, reading: Reading, court: CourtShown) {
  const { form, case: id } = reading.context
  if (form === 'build') return build(ctx, reading, court)
  const says = packSays(form, court, reading)
  if ('at' in says) return { errors: packErrors(reading, says.at, says.why) }
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), says.command)
  if (outcome.done) return goOn(ctx, reading, court)
  const { refusal } = outcome
  const field = fieldOf(refusal)
  const at = form === 'defences' ? `why-${field}` : field
  return { errors: packErrors(reading, at, await because(ctx, id, refusal)) }
}

async function submit(ctx: Ctx, reading: Reading) {
  const { context } = reading
  const court = await courtOf(ctx, context, packFormTitle(context.form))
  if (typeof court === 'string') return { errors: packErrors(reading, '', court) }
  const form = formFor(court, context.form, context)
  if (typeof form === 'string') return { errors: packErrors(reading, '', form) }
  return save(ctx, reading, court)
}

/** Builds the pack once the request is answered; the council's file and what is not used are for the council. */
function build(ctx: Ctx, reading: Reading, { sees }: CourtShown) {
  const { case: id, parent, over } = reading.context
  const { profile } = saidOn(reading)
  if (!profile) return { errors: packErrors(reading, 'profile', 'Choose what it is built for.') }
  const asked = askedBy(ctx, { key: `${ctx.inboxKey}:pack`, withinMs: undefined })
  const send = sees ? packBooks : (['evidence'] as const)
  const after = async () => {
    const built = await ctx.deps.papers.pack(asked, { case: id, parent, profile, send })
    const told = built.ok ? packBuiltView(built.value) : packNotBuilt(await because(ctx, id, built.refusal))
    const seen = await ctx.update(reading.view.id, told)
    const issued = built.ok && built.value.leaks.length === 0
    if (!seen && !issued) await ctx.say(packUnseen(id))
    await paintCourt(ctx, over, reading.context)
  }
  return { update: packBuilding(), after }
}

async function check(ctx: Ctx, about: About & { pack: string }, view: ReceivedView | null): Promise<Reply> {
  const { case: id, parent, pack } = about
  const court = await courtOf(ctx, about)
  if (typeof court === 'string') return complain(ctx, view, court)
  if (isOvertaken(court)) return complain(ctx, view, await because(ctx, id, { code: 'pack-not-to-check' }))
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), { do: 'check-pack', parent, pack })
  if (!outcome.done) return complain(ctx, view, await because(ctx, id, outcome.refusal))
  const shown = modalOf(view)
  return shown === null ? undefined : { after: () => paintCourt(ctx, shown.id, about) }
}

async function councilFile(ctx: Ctx, about: About, page = 0) {
  const court = await courtOf(ctx, about, councilTitle)
  if (typeof court === 'string') return court
  return court.sees ? councilFileView(court, page) : notYours
}

/** Shows how a case stands on its way to court with each parent, keeps what is written and signed, and builds the pack. */
export const packCommand: Command<Desk> = {
  word: 'pack',
  help: 'See how a case stands on its way to court, and build the pack',
  usage: 'FT-2026-0001',
  run: forCase('pack', (ctx, id) => openCourt(ctx, null, id)),
  buttons: [
    onPress(parentButton, async (ctx: Ctx, about, view) => {
      const shown = modalOf(view)
      return shown?.callback_id === packModal.id
        ? { after: () => paintCourt(ctx, shown.id, about) }
        : undefined
    }),
    onPress(formButton, async (ctx: Ctx, { form, ...about }, view) =>
      show(ctx, view, packFormTitle(form), async () => {
        const court = await courtOf(ctx, about, packFormTitle(form))
        if (typeof court === 'string') return court
        return formFor(court, form, { page: 0, over: modalOf(view)?.id ?? '' })
      }),
    ),
    onPress(councilFileButton, async (ctx: Ctx, about, view) =>
      show(ctx, view, councilTitle, () => councilFile(ctx, about)),
    ),
    onPress(councilFilePage, async (ctx: Ctx, { page, ...about }, view) => {
      const shown = modalOf(view)
      if (shown === null) return undefined
      const turn = async () => {
        const built = await councilFile(ctx, about, page)
        await ctx.update(shown.id, typeof built === 'string' ? sorry(councilTitle, built) : built)
      }
      return { after: turn }
    }),
    onPress(checkButton, (ctx: Ctx, about, view) => check(ctx, about, view)),
  ],
  modals: [onModal(packFormModal, { submit: (ctx: Ctx, reading) => submit(ctx, reading) })],
}
