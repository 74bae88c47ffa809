import { parentPort } from 'node:worker_threads'
import type { Papers } from './paper.ts'
import { paperToDocx } from './paper-to-docx.ts'
import { createTypesetter, PdfRefused } from './paper-to-pdf.ts'

/** What the rendering thread sends back: both files, or why there are none. */
export type Rendered = { pdf: Uint8Array; docx: Uint8Array } | { refused: string; cause: string }

const typeset = createTypesetter()

/** Papers in one file are for the printer: only a single one has a Word file. */
async function render(papers: Papers): Promise<Rendered> {
  const [first, ...more] = papers
  try {
    return { pdf: typeset(...papers), docx: more.length > 0 ? new Uint8Array() : await paperToDocx(first) }
  } catch (error) {
    const refused = error instanceof PdfRefused ? error.message : 'the files could not be made'
    return { refused, cause: String(error instanceof PdfRefused ? error.cause : error) }
  }
}

parentPort?.on('message', async (papers: Papers) => {
  parentPort?.postMessage(await render(papers))
})
