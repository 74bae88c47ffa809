import type { ModalView } from '@slack/types'
import { schoolOfChannel } from '../db/queries/schools.ts'
import { lookAtPathwayChoice, lookAtPathways } from '../src/casework/look-at-pathways.ts'
import { setPathways } from '../src/casework/set-pathways.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { sorry } from '../views/opening.ts'
import {
  choosePathwaysButton,
  choosePathwaysModal,
  choosePathwaysView,
  pathwayMenu,
  pathwayModal,
  pathwayPageButton,
  pathwaySchoolMenu,
  pathwaySectionMenu,
  pathwayView,
} from '../views/pathway.ts'
import { askedBy, type Ctx, type Desk, modalOf, show } from './desk.ts'

const title = 'Pathway'

const notTheirs =
  'Pathways are shown to those who work at a school or with it. Ask whoever looks after Fast Track.'
const notToChoose =
  'Only the headteacher, the leader of the attendance team or an administrator says which pathways a school uses.'

type Place = { school: string | null; pathway: string | null; section: number }

/** The school whose channel this is, where the asker sees its pathways; else the first of theirs. */
async function ownSchool(ctx: Ctx): Promise<string | null> {
  const { house } = ctx.deps
  const here = ctx.channel === null ? null : await schoolOfChannel(house.store.read, ctx.channel)
  const at = { school: here?.id ?? null, pathway: null }
  return (await lookAtPathways(house, ctx.person, at)) === null ? null : at.school
}

async function drawn(ctx: Ctx, { section, ...at }: Place): Promise<ModalView> {
  const seen = await lookAtPathways(ctx.deps.house, ctx.person, at)
  return seen === null ? sorry(title, notTheirs) : pathwayView({ ...seen, section })
}

/** Turns the screen that was pressed to another place, or opens one where there is none. */
function turned(ctx: Ctx, view: ReceivedView | null, place: Place): Reply {
  const modal = modalOf(view)
  if (modal === null) return show(ctx, null, title, () => drawn(ctx, place))
  return { after: async () => void (await ctx.update(modal.id, await drawn(ctx, place))) }
}

/** What the screen that was pressed shows: a school and one of its pathways. */
function placeOf(view: ReceivedView | null): Omit<Place, 'section'> {
  if (view?.callback_id !== pathwayModal.id) return { school: null, pathway: null }
  return pathwayModal.read(view).context
}

async function choosing(ctx: Ctx, school: string, back: string | null): Promise<ModalView> {
  const found = await lookAtPathwayChoice(ctx.deps.house, ctx.person, school)
  return found === null ? sorry(title, notToChoose) : choosePathwaysView({ ...found, back })
}

async function submit(ctx: Ctx, { context, answers }: ReturnType<(typeof choosePathwaysModal)['read']>) {
  const { school, back } = context
  if (answers.first === null) return { errors: { first: 'Choose a pathway.' } }
  const chosen = { first: answers.first, others: answers.others }
  const outcome = await setPathways(ctx.deps.house, askedBy(ctx), school, chosen)
  if (!outcome.done) return { errors: { first: outcome.why } }
  const place = { school, pathway: answers.first, section: 0 }
  const after = async () => void (back === null || (await ctx.update(back, await drawn(ctx, place))))
  return { close: true as const, after }
}

/** Shows a school's pathway in plain words, and says which ones it uses. */
export const pathwayCommand: Command<Desk> = {
  word: 'pathway',
  help: 'Read the pathway of the school in plain words',
  run: async (ctx) =>
    show(ctx, null, title, async () =>
      drawn(ctx, { school: await ownSchool(ctx), pathway: null, section: 0 }),
    ),
  buttons: [
    onPress(pathwayPageButton, async (ctx: Ctx, { page: section, ...at }, view) =>
      turned(ctx, view, { ...at, section }),
    ),
    onPress(pathwaySectionMenu, async (ctx: Ctx, { section }, view) =>
      turned(ctx, view, { ...placeOf(view), section }),
    ),
    onPress(pathwayMenu, async (ctx: Ctx, { pathway }, view) =>
      turned(ctx, view, { school: placeOf(view).school, pathway, section: 0 }),
    ),
    onPress(pathwaySchoolMenu, async (ctx: Ctx, { school }, view) =>
      turned(ctx, view, { school, pathway: null, section: 0 }),
    ),
    onPress(choosePathwaysButton, async (ctx: Ctx, { school }, view) =>
      show(ctx, view, title, () => choosing(ctx, school, modalOf(view)?.id ?? null)),
    ),
  ],
  modals: [onModal(choosePathwaysModal, { submit: (ctx: Ctx, reading) => submit(ctx, reading) })],
}
