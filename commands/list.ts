import { dueFor } from '../src/casework/due.ts'
import { listCases } from '../src/casework/list-cases.ts'
import { schoolsOf } from '../src/domain/access.ts'
import { type Command, onPress } from '../src/kit/command.ts'
import { homeTab } from '../views/home.ts'
import { listView, morePages, switchList } from '../views/list.ts'
import type { Ctx, Desk } from './desk.ts'
import { show } from './desk.ts'

const mayOpen = (ctx: Ctx) => schoolsOf(ctx.person).length > 0

async function page(ctx: Ctx, closed: boolean, after?: string) {
  const status = closed ? ('closed' as const) : ('open' as const)
  const found = await listCases(ctx.deps.house, ctx.person, {
    status,
    ...(after === undefined ? {} : { after }),
  })
  return listView(found.cases, { closed, after: found.after, mayOpen: mayOpen(ctx) })
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
  ],
  home: async (ctx) => {
    const [due, found] = await Promise.all([
      dueFor(ctx.deps.house, ctx.person),
      listCases(ctx.deps.house, ctx.person, { status: 'open' }),
    ])
    return homeTab(due, found.cases, { mayOpen: mayOpen(ctx) })
  },
}
