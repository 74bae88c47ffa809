import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { GivenAnswer } from '../src/domain/case/command.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import type { TypedIn } from '../views/typed-in.ts'
import { askedBy, because, type Ctx, look, notHere } from './desk.ts'
import { type Answered, answersOn } from './screen-answers.ts'
import { typedInHead, wrongTypedIn } from './typed-in.ts'

/** Why a checklist was not kept, at the field where it shows. */
export type WrongChecklist = { field: 'answer' | keyof TypedIn; text: string }

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

/** What was said of the paper that a checklist is typed in from; null where it is not. */
export const typedOn = ({ context, answers: { doneOn, doneBy, how } }: Answered): TypedIn | null =>
  context.typed ? { doneOn, doneBy, how } : null

async function refused(ctx: Ctx, id: string, refusal: Refusal): Promise<WrongChecklist> {
  const ofDay = refusal.code === 'day-in-future' || refusal.code === 'before-opening'
  return { field: ofDay ? 'doneOn' : 'answer', text: await because(ctx, id, refusal) }
}

async function given(ctx: Ctx, looked: LookedAt, reading: Answered, answers: readonly GivenAnswer[]) {
  const files = looked.acts ? await filesOf(ctx, reading) : []
  return [...answers, ...files]
}

/** Keeps everything that differs from what was painted; what is wrong, or null. */
export async function keepChecklist(
  ctx: Ctx,
  view: ReceivedView,
  reading: Answered,
  chosen?: string,
): Promise<WrongChecklist | null> {
  const { case: id, stage } = reading.context
  const looked = await look(ctx, id)
  if (looked === null) return { field: 'answer', text: notHere }
  const typed = typedOn(reading)
  const wrong = typed && (await wrongTypedIn(ctx, looked, typed))
  if (wrong) return wrong
  const heard = answersOn(looked, view.id, reading, chosen)
  if (heard === null) return refused(ctx, id, { code: 'stage-not-open', stage })
  const answers = await given(ctx, looked, reading, heard)
  if (answers.length === 0) return null
  const command = { do: 'answer' as const, stage, answers, screen: view.id }
  const asked = askedBy(ctx, typedInHead(typed))
  const outcome = await act(ctx.deps.house, id, asked, command)
  return outcome.done ? null : refused(ctx, id, outcome.refusal)
}
