import type { Certificate } from '../domain/certificate/certificate.ts'
import type { LetterFacts } from '../domain/letter-facts.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import { composeLetter } from './compose-letter.ts'
import { LetterRefused } from './letter-refused.ts'
import type { Letterhead, Paper, Papers } from './paper.ts'
import { paperToText } from './paper-to-text.ts'
import { createRenderPool, type Files } from './render-pool.ts'
import { RenderFailed } from './thread-pool.ts'

/** What makes one letter: the template, one addressee's facts, and the certificate that goes with it. */
export type LetterOrder = {
  template: LetterTemplate
  /** The same letter in another language, where both go out together. */
  beside?: LetterTemplate
  facts: LetterFacts
  certificate?: Certificate
  letterhead?: Letterhead
}
/** A letter in every form that is kept: PDF to post, Word to change, text to read and search. */
export type RenderedLetter = Pick<Files, 'pdf' | 'docx'> & { text: string }

const pool = createRenderPool()

/** A letter before it is files, with the same letter in another language behind it where both go out. */
export function composeOrder({ template, beside, facts, certificate, letterhead }: LetterOrder): Paper {
  const paper = composeLetter(template, facts, certificate, letterhead)
  if (beside === undefined) return paper
  // The certificate goes with both and is printed once, at the end.
  return { ...paper, appendix: [], twin: composeLetter(beside, facts, certificate, letterhead) }
}

/** Makes one letter for one addressee off the bot's own thread; throws LetterRefused with every reason when it can't be made. */
export async function renderLetter(order: LetterOrder): Promise<RenderedLetter> {
  const { template } = order
  const paper = composeOrder(order)
  try {
    const { pdf, docx } = await pool.render(paper)
    return { pdf, docx, text: paperToText(paper) }
  } catch (error) {
    if (error instanceof RenderFailed) throw new LetterRefused(template.id, [error.message], error)
    throw error
  }
}

/** Makes the files of one paper, be it a picture, or one PDF of several for the printer; throws LetterRefused when they can't be made. */
export async function renderPapers(...papers: Papers): Promise<Files> {
  try {
    return await pool.render(...papers)
  } catch (error) {
    if (error instanceof RenderFailed) throw new LetterRefused('paper', [error.message], error)
    throw error
  }
}

/** Stops the rendering thread, when the program stops. */
export const closeLetters = (): Promise<void> => pool.close()
