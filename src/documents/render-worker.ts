import { parentPort } from 'node:worker_threads'
import { type Paper, type Papers, withTwin } from './paper.ts'
import { paperToDocx } from './paper-to-docx.ts'
import { createTypesetter } from './paper-to-pdf.ts'
import { PdfRefused } from './pdf-refused.ts'
import { svgToPng } from './svg-to-png.ts'
import type { Refusal } from './thread-pool.ts'

/** The files of one document; each form that it has none of is empty. */
export type Files = { pdf: Uint8Array; docx: Uint8Array; png: Uint8Array }

const typesetter = createTypesetter()

const none = new Uint8Array()

/** Papers in one file are for the printer: only a single one has a Word file. A picture is nothing else. */
async function filesOf(papers: Papers): Promise<Files> {
  const [first, ...more] = papers
  if (first.layout === 'picture') return { pdf: none, docx: none, png: svgToPng(typesetter.svg(first)) }
  const { pdf, airs } = typesetter.fits(...(papers.flatMap(withTwin) as [Paper, ...Paper[]]))
  const docx = more.length > 0 ? none : await paperToDocx(first, airs.includes('closest'))
  return { pdf, docx, png: none }
}

async function render(papers: Papers): Promise<Files | Refusal> {
  try {
    return await filesOf(papers)
  } catch (error) {
    const refused = error instanceof PdfRefused ? error.message : 'the files could not be made'
    return { refused, cause: String(error instanceof PdfRefused ? error.cause : error) }
  }
}

parentPort?.on('message', async (papers: Papers) => {
  parentPort?.postMessage(await render(papers))
})
