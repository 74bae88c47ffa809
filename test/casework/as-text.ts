import type { Documents } from '../../src/casework/letters/make-letters.ts'
import { paperToText } from '../../src/documents/paper-to-text.ts'
import { composeOrder, type LetterOrder } from '../../src/documents/render-letter.ts'
import { readPdf } from '../documents/read-file.ts'

/** Letters as their text, in a hundredth of the time; that the files say the same is held where they are made. */
export const asText: Documents = {
  renderLetter: async (order: LetterOrder) => {
    const text = paperToText(composeOrder(order))
    const bytes = new TextEncoder().encode(text)
    return { pdf: bytes, docx: bytes, text }
  },
}

/** The text of a letter that was kept as its text or as a PDF. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const text = new TextDecoder().decode(bytes)
  return text.startsWith('%PDF') ? (await readPdf(bytes)).pages.join('\n') : text
}
