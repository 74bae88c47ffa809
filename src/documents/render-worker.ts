import { parentPort } from 'node:worker_threads'
import type { Paper } from './paper.ts'
import { paperToDocx } from './paper-to-docx.ts'
import { createTypesetter, PdfRefused } from './paper-to-pdf.ts'

/** What the rendering thread sends back: both files, or why there are none. */
export type Rendered = { pdf: Uint8Array; docx: Uint8Array } | { refused: string; cause: string }

const typeset = createTypesetter()

async function render(paper: Paper): Promise<Rendered> {
  try {
    return { pdf: typeset(paper), docx: await paperToDocx(paper) }
  } catch (error) {
    const refused = error instanceof PdfRefused ? error.message : 'the files could not be made'
    return { refused, cause: String(error instanceof PdfRefused ? error.cause : error) }
  }
}

parentPort?.on('message', async (paper: Paper) => {
  parentPort?.postMessage(await render(paper))
})
