import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { GivenAnswer } from '../src/domain/case/command.ts'
import { answerKey } from '../src/domain/case/state.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { checklistPage, checklistView, openChecklist } from '../views/checklist.ts'
import { checklist } from '../views/checklist-form.ts'
import { foldPrompts } from '../views/checklist-item.ts'
import { except, exceptView, openExcept } from '../views/except.ts'
import {
  askedBy,
  backToCase,
  because,
  type Ctx,
  complain,
  type Desk,
  look,
  notHere,
  showCase,
  showForm,
} from './desk.ts'
import { forCase } from './for-case.ts'
import { type Answered, answersOn } from './screen-answers.ts'

type Shows = { unfolded: readonly string[]; page: number }

/** Keeps everything that differs from what was painted; a sentence for the person, or null. */
async function keepScreen(ctx: Ctx, view: ReceivedView, reading: Answered, chosen?: string) {
  const { case: id, stage } = reading.context
  const looked = await look(ctx, id)
  if (looked === null) return notHere
  const heard = answersOn(looked, view.id, reading, chosen)
  if (heard === null) return because(ctx, id, { code: 'stage-not-open', stage })
  const files = looked.acts ? await filesOf(ctx, reading) : []
  const answers = [...heard, ...files]
  if (answers.length === 0) return null
  const command = { do: 'answer' as const, stage, answers, screen: view.id }
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), command)
  return outcome.done ? null : because(ctx, id, outcome.refusal)
}

/** Brings what was handed in into the store; an item with a file is done. */
async function filesOf(ctx: Ctx, { context, answers }: Answered): Promise<GivenAnswer[]> {
  const given = answers.file.flatMap(({ key, value }) =>
    value.slice(0, 1).map(({ id }) => ({ item: key, id })),
  )
  const keep = async ({ item, id }: (typeof given)[number]) => ({
    item,
    value: 'done' as const,
    proof: { document: await ctx.deps.keepFile(context.case, id, ctx.person.id) },
  })
  return Promise.all(given.map(keep))
}

async function paint(
  ctx: Ctx,
  view: string,
  context: Pick<Answered['context'], 'case' | 'stage' | 'back'>,
  shows: Shows,
): Promise<void> {
  const { case: id, stage, back } = context
  const looked = await look(ctx, id)
  const painted = looked && checklistView(looked, { screen: view, stage, back, ...shows })
  if (painted) await ctx.update(view, painted)
}

/** Keeps the screen, then paints it with other questions unfolded or on another page. */
async function kept(
  ctx: Ctx,
  view: ReceivedView,
  reading: Answered,
  shows: Partial<Shows> & { chosen?: string } = {},
): Promise<Reply> {
  const { chosen, ...other } = shows
  const wrong = await keepScreen(ctx, view, reading, chosen)
  if (wrong !== null) return complain(ctx, view, wrong)
  const { unfolded, page } = reading.context
  return { after: () => paint(ctx, view.id, reading.context, { unfolded, page, ...other }) }
}

const toggled = (all: readonly string[], item: string) =>
  all.includes(item) ? all.filter((one) => one !== item) : [...all, item]

/** The checklist a press came from; null when it came from somewhere else. */
const onChecklist = (view: ReceivedView | null) => (view?.callback_id === checklist.id ? view : null)

async function pressed(
  ctx: Ctx,
  over: ReceivedView | null,
  how: (reading: Answered) => Partial<Shows>,
): Promise<Reply> {
  const view = onChecklist(over)
  if (view === null) return undefined
  const reading = checklist.read(view)
  return kept(ctx, view, reading, how(reading))
}

/** What was written is kept first: the checklist is painted afresh when this form is done. */
async function allExcept(ctx: Ctx, over: ReceivedView | null, id: string, stage: string): Promise<Reply> {
  const view = onChecklist(over)
  const reading = view && checklist.read(view)
  const wrong = view && reading && (await keepScreen(ctx, view, reading))
  if (wrong) return complain(ctx, over, wrong)
  const under = reading?.context
  return showForm(ctx, over, 'All covered except…', id, (looked) =>
    exceptView(looked, stage, {
      over: view?.id ?? '',
      back: under?.back ?? null,
      page: under?.page ?? 0,
    }),
  )
}

type Except = ReturnType<(typeof except)['read']>

/** What is not ticked is done, unless it is marked as not applicable. */
function coveredBy(looked: LookedAt, { context, answers }: Except): GivenAnswer[] {
  const stage = looked.context.pathway.stages.find((one) => one.id === context.stage)
  const visit = looked.state.visits[context.stage]?.visit ?? 1
  const not = answers.not.flatMap((group) => group.value)
  const applies = (item: string) => looked.state.answers[answerKey(item, visit)]?.value !== 'not-applicable'
  const rest = (stage?.items ?? []).filter(({ id }) => !not.includes(id) && applies(id))
  return [
    ...rest.map(({ id }) => ({ item: id, value: 'done' as const })),
    ...not.map((item) => ({ item, value: 'not-yet' as const })),
  ]
}

async function keepExcept(ctx: Ctx, reading: Except, view: ReceivedView) {
  const { case: id, stage, over, page } = reading.context
  const looked = await look(ctx, id)
  if (looked === null) return { errors: { not: notHere } }
  const answers = coveredBy(looked, reading)
  const command = { do: 'answer' as const, stage, answers, screen: view.id }
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), command)
  if (!outcome.done) return { errors: { not: await because(ctx, id, outcome.refusal) } }
  return { close: true as const, after: () => paint(ctx, over, reading.context, { unfolded: [], page }) }
}

/** Answers checklists: every choice is kept when it is made, and nobody overwrites anybody. */
export const checklistCommand: Command<Desk> = {
  word: 'checklist',
  help: 'Open the checklist where a case stands',
  usage: 'FT-2026-0001',
  run: forCase('checklist', (ctx, id) => {
    return showCase(ctx, null, 'Checklist', id, (looked, { self }) => {
      const stage = looked.context.pathway.stages.find((one) => looked.state.open.includes(one.id))
      if (stage === undefined) return 'No checklist is open in this case.'
      return checklistView(looked, { screen: self, stage: stage.id, back: null })
    })
  }),
  buttons: [
    onPress(openChecklist, async (ctx: Ctx, { case: id, stage }, view) =>
      showCase(ctx, view, 'Checklist', id, (looked, { back, self }) =>
        checklistView(looked, { screen: self, stage, back }),
      ),
    ),
    onPress(foldPrompts, (ctx: Ctx, { item }, view) =>
      pressed(ctx, view, ({ context }) => ({ unfolded: toggled(context.unfolded, item) })),
    ),
    onPress(checklistPage, (ctx: Ctx, { page }, view) => pressed(ctx, view, () => ({ page, unfolded: [] }))),
    onPress(openExcept, (ctx: Ctx, { case: id, stage }, view) => allExcept(ctx, view, id, stage)),
  ],
  modals: [
    onModal(checklist, {
      change: (ctx: Ctx, { view, changed, ...reading }) => kept(ctx, view, reading, { chosen: changed.key }),
      submit: async (ctx: Ctx, { view, ...reading }) => {
        const wrong = await keepScreen(ctx, view, reading)
        if (wrong !== null) return { errors: { answer: wrong } }
        return backToCase(ctx, reading.context.back, reading.context.case)
      },
    }),
    onModal(except, { submit: (ctx: Ctx, { view, ...reading }) => keepExcept(ctx, reading, view) }),
  ],
}
