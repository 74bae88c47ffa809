import { act } from '../src/casework/act.ts'
import { eventsOf } from '../src/casework/load-case.ts'
import { heard, type OnScreen } from '../src/domain/case/checklist.ts'
import type { GivenAnswer } from '../src/domain/case/command.ts'
import { fold } from '../src/domain/case/evolve.ts'
import { answerKey } from '../src/domain/case/state.ts'
import { type Command, onModal, onPress, type Reply } from '../src/kit/command.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import { checklist, checklistView, foldPrompts, openChecklist } from '../views/checklist.ts'
import { except, exceptView, openExcept } from '../views/except.ts'
import { caseNumber } from './case.ts'
import { askedBy, backToCase, because, type Ctx, complain, type Desk, look, showCase } from './desk.ts'

type Reading = ReturnType<(typeof checklist)['read']>

/** What stands on the screen, item by item. */
function onScreen({ answers }: Reading): OnScreen[] {
  const items = [...new Set([...answers.answer, ...answers.note, ...answers.day].map((one) => one.key))]
  return items.map((item) => ({
    item,
    value: answers.answer.find((one) => one.key === item)?.value,
    note: answers.note.some((one) => one.key === item)
      ? (answers.note.find((one) => one.key === item)?.value ?? '')
      : undefined,
    day: answers.day.find((one) => one.key === item)?.value,
  }))
}

async function withFiles(ctx: Ctx, { context, answers }: Reading): Promise<GivenAnswer[]> {
  const given = answers.file.flatMap(({ key, value }) =>
    value.slice(0, 1).map((file) => ({ item: key, file: file.id })),
  )
  return Promise.all(
    given.map(async ({ item, file }) => ({
      item,
      value: 'done' as const,
      proof: { document: await ctx.deps.keepFile(context.case, file, ctx.person.id) },
    })),
  )
}

/** Keeps everything that differs from what was painted; an error for the person, or null. */
async function keepScreen(
  ctx: Ctx,
  reading: Reading,
  more: readonly GivenAnswer[] = [],
): Promise<string | null> {
  const { case: id, stage, seq } = reading.context
  const events = await eventsOf(ctx.deps.house.store.read, id)
  const now = fold(id, events)
  const visit = now?.visits[stage]?.visit
  if (now === null || visit === undefined) return because(ctx, id, { code: 'stage-not-open', stage })
  const painted = fold(
    id,
    events.filter((event) => event.seq <= seq),
  )
  const since = events.filter((event) => event.seq > seq)
  const answers = [...heard(ctx.person.id, onScreen(reading), { painted, now, since, stage, visit }), ...more]
  if (answers.length === 0) return null
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), { do: 'answer', stage, answers })
  return outcome.done ? null : because(ctx, id, outcome.refusal)
}

async function paint(
  ctx: Ctx,
  view: ReceivedView,
  { context }: Reading,
  unfolded: readonly string[],
): Promise<void> {
  const looked = await look(ctx, context.case)
  const painted = looked && checklistView(looked, ctx.person.id, context.stage, unfolded, context.back)
  if (painted) await ctx.update(view.id, painted)
}

async function kept(
  ctx: Ctx,
  view: ReceivedView,
  reading: Reading,
  unfolded: readonly string[],
): Promise<Reply> {
  const wrong = await keepScreen(ctx, reading)
  if (wrong !== null) return complain(ctx, view, wrong)
  return { after: () => paint(ctx, view, reading, unfolded) }
}

const toggled = (all: readonly string[], item: string) =>
  all.includes(item) ? all.filter((one) => one !== item) : [...all, item]

/** Answers checklists: every choice is kept when it is made, and nobody overwrites anybody. */
export const checklistCommand: Command<Desk> = {
  word: 'checklist',
  help: 'Open the checklist where a case stands',
  usage: 'FT-2026-0001',
  run: async (ctx, text) => {
    const id = caseNumber(text, ctx.today.slice(0, 4))
    if (id === null)
      return { say: 'Give the case’s number, for example `/fasttrack checklist FT-2026-0001`.' }
    return showCase(ctx, null, 'Checklist', id, (looked) => {
      const stage = looked.context.pathway.stages.find((one) => looked.state.open.includes(one.id))
      return stage === undefined ? null : checklistView(looked, ctx.person.id, stage.id, [], null)
    })
  },
  buttons: [
    onPress(openChecklist, async (ctx: Ctx, { case: id, stage }, view) =>
      showCase(ctx, view, 'Checklist', id, (looked, back) =>
        checklistView(looked, ctx.person.id, stage, [], back),
      ),
    ),
    onPress(foldPrompts, async (ctx: Ctx, { item }, view) => {
      if (view === null) return undefined
      const reading = checklist.read(view)
      return kept(ctx, view, reading, toggled(reading.context.unfolded, item))
    }),
    onPress(openExcept, async (ctx: Ctx, { case: id, stage }, view) =>
      showCase(ctx, view, 'All covered except…', id, (looked, over) =>
        exceptView(looked, stage, {
          over: over ?? '',
          back: view === null ? null : checklist.read(view).context.back,
        }),
      ),
    ),
  ],
  modals: [
    onModal(checklist, {
      change: async (ctx: Ctx, { view, ...reading }) => kept(ctx, view, reading, reading.context.unfolded),
      submit: async (ctx: Ctx, { view: _view, ...reading }) => {
        const wrong = await keepScreen(ctx, reading, await withFiles(ctx, reading))
        if (wrong !== null) return { errors: { answer: wrong } }
        return backToCase(ctx, reading.context.back, reading.context.case)
      },
    }),
    onModal(except, {
      submit: async (ctx: Ctx, { context, answers }) => {
        const looked = await look(ctx, context.case)
        const items = looked?.context.pathway.stages.find((one) => one.id === context.stage)?.items ?? []
        const visit = looked?.state.visits[context.stage]?.visit ?? 1
        const not = answers.not.flatMap((group) => group.value)
        const rest = items.filter(
          (item) =>
            !not.includes(item.id) &&
            looked?.state.answers[answerKey(item.id, visit)]?.value !== 'not-applicable',
        )
        const given = [
          ...rest.map(({ id }) => ({ item: id, value: 'done' as const })),
          ...not.map((item) => ({ item, value: 'not-yet' as const })),
        ]
        const outcome = await act(ctx.deps.house, context.case, askedBy(ctx), {
          do: 'answer',
          stage: context.stage,
          answers: given,
        })
        if (!outcome.done) return { errors: { not: await because(ctx, context.case, outcome.refusal) } }
        return { close: true, after: () => paintOver(ctx, context) }
      },
    }),
  ],
}

async function paintOver(
  ctx: Ctx,
  at: { over: string; case: string; stage: string; back: string | null },
): Promise<void> {
  const looked = await look(ctx, at.case)
  const view = looked && checklistView(looked, ctx.person.id, at.stage, [], at.back)
  if (view) await ctx.update(at.over, view)
}
