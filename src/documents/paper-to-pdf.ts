import { readFileSync } from 'node:fs'
import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { Paper, Papers } from './paper.ts'
import { PdfRefused, refusalOf } from './pdf-refused.ts'
import { startCompiler } from './start-compiler.ts'

const FRAME = new URL('./paper.typ', import.meta.url)
/** How many documents a memoised layout outlives, so that a long run doesn't grow. */
const KEPT = 10

/** Makes one accessible PDF/UA-1 of papers, each on sheets of its own, or the drawing of a single one as a picture. */
export type Typesetter = { pdf: (...papers: Papers) => Uint8Array; svg: (paper: Paper) => string }

/** Starts a typesetter with our own fonts; the same papers always become the same bytes. */
export function createTypesetter(): Typesetter {
  const compiler = startCompiler()
  const mainFileContent = readFileSync(FRAME, 'utf8')

  function typeset<T>(papers: Papers, into: (document: NodeTypstDocument) => T): T {
    const compiled = compiler.compile({ mainFileContent, inputs: { papers: JSON.stringify(papers) } })
    if (!compiled.result)
      throw new PdfRefused('the file could not be made', {
        cause: compiled.takeDiagnostics()?.shortDiagnostics,
      })
    try {
      return into(compiled.result)
    } catch (error) {
      throw refusalOf(error)
    } finally {
      compiler.evictCache(KEPT)
    }
  }

  return {
    pdf: (...papers) =>
      typeset(papers, (document) =>
        compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: papers[0].stamp }),
      ),
    svg: (paper) => typeset([paper], (document) => compiler.plainSvg(document)),
  }
}
