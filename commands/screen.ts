import type { ModalView } from '@slack/types'
import { followScreening } from '../src/casework/follow-screening.ts'
import { lookCloser } from '../src/casework/look-closer.ts'
import { screenedSchool } from '../src/casework/screened-school.ts'
import { schoolsOf } from '../src/domain/access.ts'
import type { DaysSupposed } from '../src/domain/closer.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { caseView } from '../views/case.ts'
import { sorry } from '../views/opening.ts'
import { backToScreening, closerModal, closerView, tickedDays } from '../views/screen/closer.ts'
import {
  followScreeningButton,
  openCloser,
  openScreening,
  screenModal,
  screenPage,
  screenSchoolMenu,
  screenView,
} from '../views/screen.ts'
import { askedBy, type Ctx, complain, type Desk, look, modalOf, notHere, show } from './desk.ts'
import { newCaseFor } from './new.ts'
import { ownSchools } from './own-schools.ts'

const title = 'Screening'

const notTheirs =
  'Screening is for those who may open cases at the school. Ask whoever looks after Fast Track if you should be able to.'

const notTheirPupil = 'This pupil is not at a school where you work.'

/** The school that was named after the word, where one begins so: more than a menu lists may be somebody's. */
async function named(ctx: Ctx, text: string): Promise<string | null> {
  const wanted = text.trim().toLowerCase()
  const { schools } = await ownSchools(ctx, null)
  const found = schools.find(({ name }) => name.toLowerCase().startsWith(wanted))
  return wanted === '' ? null : (found?.id ?? null)
}

async function drawn(ctx: Ctx, school: string | null, page = 0): Promise<ModalView> {
  const { schools, own } = await ownSchools(ctx, ctx.channel)
  const meant = school ?? own ?? schools[0]?.id
  const screened = meant === undefined ? null : await screenedSchool(ctx.deps.house, ctx.person, meant)
  return screened === null ? sorry(title, notTheirs) : screenView({ ...screened, schools, page })
}

/** Screens a school on the modal that was pressed, so that what is opened from there has its room; else on one of its own. */
function screened(ctx: Ctx, over: ReceivedView | null, school: string | null, page = 0): Reply {
  const modal = modalOf(over)
  if (modal === null) return show(ctx, null, title, () => drawn(ctx, school, page))
  return { after: async () => void (await ctx.update(modal.id, await drawn(ctx, school, page))) }
}

type Place = { school: string; pupil: string; page: number; pathway: string | null }

async function closer(ctx: Ctx, place: Place, ticked: readonly DaysSupposed[]): Promise<ModalView> {
  const { pupil, pathway } = place
  const found = await lookCloser(ctx.deps.house, ctx.person, pupil, { days: ticked, pathway })
  return found === null ? sorry(title, notTheirPupil) : closerView({ closer: found, ...place, ticked })
}

/** The case that is open for a pupil, else the form for a new one; the list again where neither can be. */
async function next(ctx: Ctx, { school, pupil, page, pathway }: Place): Promise<ModalView> {
  const found = await lookCloser(ctx.deps.house, ctx.person, pupil, { days: [], pathway })
  if (found === null) return sorry(title, notTheirPupil)
  const { openCase, barred } = found.prospect
  if (openCase !== null) {
    const looked = await look(ctx, openCase)
    return looked === null ? sorry(openCase, notHere) : caseView(looked)
  }
  return barred === null ? newCaseFor(ctx, pupil, pathway) : drawn(ctx, school, page)
}

/** Screens a school: who meets the entry test, who is about to, and who meets it and is barred. */
export const screenCommand: Command<Desk> = {
  word: 'screen',
  help: 'See which pupils meet the test for a case, and which are about to',
  run: async (ctx, text) =>
    schoolsOf(ctx.person).length === 0
      ? { say: notTheirs }
      : show(ctx, null, title, async () => drawn(ctx, await named(ctx, text))),
  buttons: [
    onPress(openScreening, async (ctx: Ctx, { school }, view) => screened(ctx, view, school)),
    onPress(screenSchoolMenu, async (ctx: Ctx, { school }, view) => screened(ctx, view, school)),
    onPress(screenPage, async (ctx: Ctx, { school, page }, view) => screened(ctx, view, school, page)),
    onPress(backToScreening, async (ctx: Ctx, { school, page }, view) => screened(ctx, view, school, page)),
    onPress(followScreeningButton, async (ctx: Ctx, { school, wants, page }, view) =>
      (await followScreening(ctx.deps.house, askedBy(ctx), school, wants))
        ? screened(ctx, view, school, page)
        : complain(ctx, view, notTheirs),
    ),
    onPress(openCloser, async (ctx: Ctx, place, view) => {
      const modal = modalOf(view)
      if (modal === null) return show(ctx, null, title, () => closer(ctx, place, []))
      return { after: async () => void (await ctx.update(modal.id, await closer(ctx, place, []))) }
    }),
  ],
  modals: [
    onModal(screenModal, { submit: async () => ({ close: true }) }),
    onModal(closerModal, {
      change: async (ctx: Ctx, { context, answers, view }) => ({
        after: async () =>
          void (await ctx.update(view.id, await closer(ctx, context, tickedDays(answers.authorised)))),
      }),
      submit: async (ctx: Ctx, { context }) => ({ update: await next(ctx, context) }),
    }),
  ],
}
