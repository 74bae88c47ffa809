import { act } from '../src/casework/act.ts'
import type { PaperKind, TakenIn } from '../src/casework/papers-back/take-in.ts'
import type { CaseCommand } from '../src/domain/case/command.ts'
import type { UploadedFile } from '../src/kit/field-kind.ts'
import { askedBy, because, type Ctx, look, notHere } from './desk.ts'

/** Looks into files that somebody who works on the case handed in; a sentence where one cannot be used. */
export async function takeIn(
  ctx: Ctx,
  id: string,
  given: readonly UploadedFile[],
  accepts?: readonly PaperKind[],
): Promise<TakenIn> {
  const files = given.map((file) => file.id)
  if (files.length === 0) return ctx.deps.takeIn([], ctx.person.id)
  const looked = await look(ctx, id)
  if (looked === null) return { wrong: notHere }
  if (!looked.acts) return { wrong: await because(ctx, id, { code: 'no-such-case' }) }
  return ctx.deps.takeIn(files, ctx.person.id, accepts)
}

/** Takes in the files of a form that needs some, and does what it says with them, all or nothing; what is wrong, and what to know of them. */
export async function keepTaken(
  ctx: Ctx,
  id: string,
  given: readonly UploadedFile[],
  command: (documents: string[]) => CaseCommand,
): Promise<{ wrong: string | null; notice?: string | undefined }> {
  if (given.length === 0) return { wrong: 'Choose the photograph or PDF first.' }
  const taken = await takeIn(ctx, id, given)
  if (taken.wrong !== null) return taken
  const asked = command(taken.papers.map((paper) => paper.id))
  const outcome = await act(ctx.deps.house, id, askedBy(ctx), asked, taken.beside)
  if (!outcome.done) return { wrong: await because(ctx, id, outcome.refusal) }
  return { wrong: null, notice: taken.notices.join(' ') || undefined }
}
