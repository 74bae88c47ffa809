import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { GivenAnswer } from '../src/domain/case/command.ts'
import { openLists } from '../src/domain/case/open-lists.ts'
import { answerKey } from '../src/domain/case/state.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { except, exceptView, openExcept } from '../views/checklist/except.ts'
import { checklist } from '../views/checklist/form.ts'
import { foldPrompts } from '../views/checklist/item.ts'
import { checklistPage, checklistView, openChecklist, otherChecklist } from '../views/checklist.ts'
import { typeIn } from '../views/typed-in.ts'
import {
  askedBy,
  backToCase,
  because,
  type Ctx,
  complain,
  type Desk,
  look,
  notHere,
  paintCase,
  showCase,
  showForm,
} from './desk.ts'
import { forCase } from './for-case.ts'
import { keepChecklist, typedOn, type WrongChecklist } from './keep-checklist.ts'
import type { Answered } from './screen-answers.ts'
import { typedInHead } from './typed-in.ts'

type Shows = { unfolded: readonly string[]; page: number; typed: boolean; notice?: string | undefined }

type About = Pick<Answered['context'], 'case' | 'stage' | 'back'>

async function drawn(ctx: Ctx, view: string, { case: id, stage, back }: About, shows: Shows) {
  const looked = await look(ctx, id)
  const { typed, ...others } = shows
  const typist = typed ? ctx.person.id : null
  return looked && checklistView(looked, { screen: view, stage, back, typist, ...others })
}

async function paint(ctx: Ctx, view: string, about: About, shows: Shows): Promise<void> {
  const painted = await drawn(ctx, view, about, shows)
  if (painted) await ctx.update(view, painted)
}

/** Keeps the screen, then paints it with other questions unfolded, on another page, or of another list. */
async function kept(
  ctx: Ctx,
  view: ReceivedView,
  reading: Answered,
  shows: Partial<Shows> & { chosen?: string; stage?: string } = {},
): Promise<Reply> {
  const { chosen, stage = reading.context.stage, ...other } = shows
  const { wrong, notice } = await keepChecklist(ctx, view, reading, chosen)
  if (wrong !== null) return complain(ctx, view, wrong.text)
  const { unfolded, page, typed } = reading.context
  const about = { ...reading.context, stage }
  return { after: () => paint(ctx, view.id, about, { unfolded, page, typed, notice, ...other }) }
}

/** Keeps the screen and goes back to the case, or stays to say what to know of a file that was handed in. */
async function saved(ctx: Ctx, view: ReceivedView, { context, answers }: Answered) {
  const { wrong, notice } = await keepChecklist(ctx, view, { context, answers })
  if (wrong !== null) return { errors: { [wrong.field]: atItem(wrong) } }
  const { back, case: id, unfolded, page, typed } = context
  const shows = { unfolded, page, typed, notice }
  const update = notice === undefined ? null : await drawn(ctx, view.id, context, shows)
  return update === null ? backToCase(ctx, back, id) : { update, after: () => paintCase(ctx, back, id) }
}

const toggled = (all: readonly string[], item: string) =>
  all.includes(item) ? all.filter((one) => one !== item) : [...all, item]

/** The checklist a press came from; null when it came from somewhere else. */
const onChecklist = (view: ReceivedView | null) => (view?.callback_id === checklist.id ? view : null)

async function pressed(
  ctx: Ctx,
  over: ReceivedView | null,
  how: (reading: Answered) => Partial<Shows> & { stage?: string },
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
  const kept = view && reading && (await keepChecklist(ctx, view, reading))
  if (kept?.wrong) return complain(ctx, over, kept.wrong.text)
  const under = reading?.context
  return showForm(ctx, over, 'All covered except…', id, (looked) =>
    exceptView(looked, stage, {
      over: view?.id ?? '',
      back: under?.back ?? null,
      page: under?.page ?? 0,
      typed: reading && typedOn(reading),
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
  const { case: id, stage, over, page, typed } = reading.context
  const looked = await look(ctx, id)
  if (looked === null) return { errors: { not: notHere } }
  const answers = coveredBy(looked, reading)
  const command = { do: 'answer' as const, stage, answers, screen: view.id }
  const asked = askedBy(ctx, typedInHead(typed))
  const outcome = await act(ctx.deps.house, id, asked, command)
  if (!outcome.done) return { errors: { not: await because(ctx, id, outcome.refusal) } }
  return {
    close: true as const,
    after: () => paint(ctx, over, reading.context, { unfolded: [], page, typed: typed !== null }),
  }
}

const atItem = ({ item, text }: WrongChecklist) => (item === undefined ? text : { [item]: text })

/** Answers checklists: every choice is kept when it is made, and nobody overwrites anybody. */
export const checklistCommand: Command<Desk> = {
  word: 'checklist',
  help: 'Open the checklist where a case stands',
  usage: 'FT-2026-0001',
  run: forCase('checklist', (ctx, id) => {
    return showCase(ctx, null, 'Checklist', id, (looked, { self }) => {
      const [stage] = openLists(looked.context)
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
    onPress(otherChecklist, (ctx: Ctx, { stage }, view) =>
      pressed(ctx, view, () => ({ stage, page: 0, unfolded: [] })),
    ),
    onPress(typeIn, (ctx: Ctx, _payload, view) =>
      pressed(ctx, view, ({ context }) => ({ typed: !context.typed })),
    ),
    onPress(openExcept, (ctx: Ctx, { case: id, stage }, view) => allExcept(ctx, view, id, stage)),
  ],
  modals: [
    onModal(checklist, {
      change: (ctx: Ctx, { view, changed, ...reading }) => kept(ctx, view, reading, { chosen: changed.key }),
      submit: (ctx: Ctx, { view, ...reading }) => saved(ctx, view, reading),
    }),
    onModal(except, { submit: (ctx: Ctx, { view, ...reading }) => keepExcept(ctx, reading, view) }),
  ],
}
