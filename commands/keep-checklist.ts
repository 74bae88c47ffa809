import { act, type Beside } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { GivenAnswer } from '../src/domain/case/command.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import type { ReceivedView } from '../src/kit/modal-state.ts'
import type { TypedIn } from '../views/typed-in.ts'
import { askedBy, because, type Ctx, look, notHere } from './desk.ts'
import { type Answered, answersOn } from './screen-answers.ts'
import { typedInHead, wrongTypedIn } from './typed-in.ts'

/** Why a checklist was not kept, at the field where it shows. */
export type WrongChecklist = {
  field: 'answer' | 'file' | keyof TypedIn
  item?: string | undefined
  text: string
}

/** What kept a checklist from being kept, null where nothing did; and what to know of the files that were handed in with it. */
export type KeptChecklist = { wrong: WrongChecklist | null; notice?: string | undefined }

type Filed = { answers: GivenAnswer[]; beside: Beside; notices: readonly string[] }

/** Looks into what was handed in; an item with a file is done. */
async function filesOf(ctx: Ctx, files: Answered['answers']['file']): Promise<Filed | WrongChecklist> {
  const given = files.flatMap(({ key, value }) => value.slice(0, 1).map(({ id }) => ({ key, id })))
  const besides: Beside[] = []
  const filed: GivenAnswer[] = []
  const notices: string[] = []
  for (const { key, id } of given) {
    const taken = await ctx.deps.takeIn([id], ctx.person.id)
    if (taken.wrong !== null) return { field: 'file', item: key, text: taken.wrong }
    besides.push(taken.beside)
    notices.push(...taken.notices)
    const proofs = taken.papers.map((paper) => ({ document: paper.id }))
    filed.push(...proofs.map((proof) => ({ item: key, value: 'done' as const, proof })))
  }
  const beside: Beside = async (...kept) => {
    for (const one of besides) await one(...kept)
  }
  return { answers: filed, beside, notices }
}

/** The files to keep now: a choice is kept whatever is wrong with a file that waits to be saved. */
const filesNow = ({ acts }: LookedAt, { answers }: Answered, chosen: string | undefined) =>
  acts && chosen === undefined ? answers.file : []

/** What was said of the paper that a checklist is typed in from; null where it is not. */
export const typedOn = ({ context, answers: { doneOn, doneBy, how } }: Answered): TypedIn | null =>
  context.typed ? { doneOn, doneBy, how } : null

async function refused(ctx: Ctx, id: string, refusal: Refusal): Promise<KeptChecklist> {
  const ofDay = refusal.code === 'day-in-future' || refusal.code === 'before-opening'
  return { wrong: { field: ofDay ? 'doneOn' : 'answer', text: await because(ctx, id, refusal) } }
}

/** Keeps everything that differs from what was painted. */
export async function keepChecklist(
  ctx: Ctx,
  view: ReceivedView,
  reading: Answered,
  chosen?: string,
): Promise<KeptChecklist> {
  const { case: id, stage } = reading.context
  const looked = await look(ctx, id)
  if (looked === null) return { wrong: { field: 'answer', text: notHere } }
  const typed = typedOn(reading)
  const wrong = typed && (await wrongTypedIn(ctx, looked, typed))
  if (wrong) return { wrong }
  const heard = answersOn(looked, view.id, reading, chosen)
  if (heard === null) return refused(ctx, id, { code: 'stage-not-open', stage })
  const filed = await filesOf(ctx, filesNow(looked, reading, chosen))
  if ('text' in filed) return { wrong: filed }
  const answers = [...heard, ...filed.answers]
  if (answers.length === 0) return { wrong: null }
  const command = { do: 'answer' as const, stage, answers, screen: view.id }
  const asked = askedBy(ctx, typedInHead(typed))
  const outcome = await act(ctx.deps.house, id, asked, command, filed.beside)
  if (!outcome.done) return refused(ctx, id, outcome.refusal)
  return { wrong: null, notice: filed.notices.join(' ') || undefined }
}
