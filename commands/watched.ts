import { seeWatched, watchedPupils } from '../src/casework/watched-pupils.ts'
import { onModal, onPress, type Reply, type Screens } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import {
  logWatched,
  openWatched,
  seeWatchedButton,
  startWatched,
  watchedModal,
  watchedView,
} from '../views/watched.ts'
import { askedBy, type Ctx, type Desk, modalOf, show } from './desk.ts'
import { logAbout } from './log.ts'
import { newCaseFor } from './new.ts'

const title = 'Pupils to look at'
const notTheirs = 'This pupil is not at a school where you work.'

const drawn = async (ctx: Ctx, page: number) =>
  watchedView(await watchedPupils(ctx.deps.house, ctx.person), page)

/** The list on the modal that was pressed, else on one of its own. */
function listed(ctx: Ctx, over: ReceivedView | null, page: number): Reply {
  const modal = modalOf(over)
  if (modal === null) return show(ctx, null, title, () => drawn(ctx, page))
  return { after: async () => void (await ctx.update(modal.id, await drawn(ctx, page))) }
}

/** Shows the pupils whom the register says somebody is to look at, and leads to what is done about them. */
export const watchedScreens: Screens<Desk> = {
  buttons: [
    onPress(openWatched, async (ctx: Ctx, { page }, view) => listed(ctx, view, page)),
    onPress(logWatched, async (ctx: Ctx, { pupil }, view) =>
      show(ctx, view, 'Log a contact', async () => (await logAbout(ctx, pupil)) ?? notTheirs),
    ),
    onPress(startWatched, async (ctx: Ctx, { pupil, pathway }, view) =>
      show(ctx, view, 'New Fast Track case', () => newCaseFor(ctx, pupil, pathway)),
    ),
    onPress(seeWatchedButton, async (ctx: Ctx, { pupil, page }, view) => {
      await seeWatched(ctx.deps.house, askedBy(ctx), pupil)
      return listed(ctx, view, page)
    }),
  ],
  modals: [onModal(watchedModal, { submit: async () => ({ close: true }) })],
}
