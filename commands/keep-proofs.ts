import type { UploadedFile } from '../src/kit/field-kind.ts'
import { because, type Ctx, look, notHere } from './desk.ts'

const notAProof =
  'This is not a photograph (JPG, PNG or HEIC) or a PDF, or it is empty. Take the picture again and hand that in.'

/** Keeps files that prove a letter's going, for somebody who works on the case, and gives their documents; a sentence where one is not what it should be. */
export async function keepProofs(
  ctx: Ctx,
  id: string,
  given: readonly UploadedFile[],
): Promise<{ documents: string[]; wrong: string | null }> {
  const documents: string[] = []
  const refused = (wrong: string) => ({ documents, wrong })
  if (given.length === 0) return { documents, wrong: null }
  const looked = await look(ctx, id)
  if (looked === null) return refused(notHere)
  if (!looked.acts) return refused(await because(ctx, id, { code: 'no-such-case' }))
  for (const file of given) {
    const document = await ctx.deps.keepSheet(id, file.id, ctx.person.id)
    if (document === null) return refused(notAProof)
    documents.push(document)
  }
  return { documents, wrong: null }
}
