import { act } from '../src/casework/act.ts'
import { dueFor } from '../src/casework/due.ts'
import { listCases } from '../src/casework/list-cases.ts'
import { countWatched } from '../src/casework/watched-pupils.ts'
import { schoolsOf } from '../src/domain/access.ts'
import { yearToReview } from '../src/domain/case/parts/year.ts'
import { yearDeadline } from '../src/domain/case/year-deadlines.ts'
import { type Command, onModal, onPress } from '../src/kit/command.ts'
import { reviewYearButton, reviewYearModal, reviewYearView } from '../views/case/year.ts'
import { homeTab } from '../views/home.ts'
import { listView, morePages, openYearList, switchList, yearListView } from '../views/list.ts'
import { askedBy, backToCase, because, type Ctx, type Desk, show, showForm } from './desk.ts'

const reviewed = 'This case has been looked at for the new school year already.'

const mayOpen = (ctx: Ctx) => schoolsOf(ctx.person).length > 0

const toReview = { status: 'open', due: yearDeadline } as const

async function page(ctx: Ctx, closed: boolean, after?: string) {
  const status = closed ? ('closed' as const) : ('open' as const)
  const found = await listCases(ctx.deps.house, ctx.person, {
    status,
    ...(after === undefined ? {} : { after }),
  })
  const { cases: first } = await listCases(ctx.deps.house, ctx.person, { ...toReview, limit: 1 })
  const shown = { closed, after: found.after, mayOpen: mayOpen(ctx), toReview: first.length > 0 }
  return listView(found.cases, shown)
}

async function yearPage(ctx: Ctx, after: string | null) {
  const from = after === null ? {} : { after }
  const found = await listCases(ctx.deps.house, ctx.person, { ...toReview, ...from })
  return yearListView(found.cases, found.after)
}

/** Shows the cases a person may see, in a list and on their Home tab. */
export const listCommand: Command<Desk> = {
  word: 'list',
  help: 'See the cases you can open',
  run: async (ctx) => show(ctx, null, 'Open cases', () => page(ctx, false)),
  buttons: [
    onPress(switchList, async (ctx: Ctx, { closed }, view) => ({
      after: async () => void (view !== null && (await ctx.update(view.id, await page(ctx, closed)))),
    })),
    onPress(morePages, async (ctx: Ctx, { closed, after }, view) => ({
      after: async () => void (view !== null && (await ctx.update(view.id, await page(ctx, closed, after)))),
    })),
    onPress(openYearList, async (ctx: Ctx, { after }, view) => ({
      after: async () => void (view !== null && (await ctx.update(view.id, await yearPage(ctx, after)))),
    })),
    onPress(reviewYearButton, async (ctx: Ctx, { case: id }, view) =>
      showForm(ctx, view, 'The new school year', id, (looked, { back }) =>
        yearToReview(looked.state) === null ? reviewed : reviewYearView(looked, back),
      ),
    ),
  ],
  modals: [
    onModal(reviewYearModal, {
      submit: async (ctx: Ctx, { context, answers }) => {
        const command = { do: 'review-year' as const, why: answers.why ?? '' }
        const outcome = await act(ctx.deps.house, context.case, askedBy(ctx), command)
        if (!outcome.done) return { errors: { why: await because(ctx, context.case, outcome.refusal) } }
        return backToCase(ctx, context.back, context.case)
      },
    }),
  ],
  home: async (ctx) => {
    const [due, found, watched] = await Promise.all([
      dueFor(ctx.deps.house, ctx.person),
      listCases(ctx.deps.house, ctx.person, { status: 'open' }),
      countWatched(ctx.deps.house, ctx.person),
    ])
    return homeTab(due, found.cases, { mayOpen: mayOpen(ctx), watched })
  },
}
