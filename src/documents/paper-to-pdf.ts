import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { Paper, Papers } from './paper.ts'

/** Thrown when the PDF could not be made; its message may be shown, its cause only logged. */
export class PdfRefused extends Error {}

const require = createRequire(import.meta.url)
const font = (file: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${file}`))
const FRAME = new URL('./paper.typ', import.meta.url)
/** How many documents a memoised layout outlives, so that a long run doesn't grow. */
const KEPT = 10

function refusalOf(error: unknown): PdfRefused {
  const unseen = [...String(error).matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/g)].map(
    ([, sign]) => sign,
  )
  const why =
    unseen.length === 0
      ? 'the PDF could not be made'
      : `the letter's font has no sign for ${[...new Set(unseen)].join(' ')}: write it in other letters`
  return new PdfRefused(why, { cause: error })
}

/** Makes one accessible PDF/UA-1 of papers, each on sheets of its own, or the drawing of a single one as a picture. */
export type Typesetter = { pdf: (...papers: Papers) => Uint8Array; svg: (paper: Paper) => string }

/** Starts a typesetter with our own fonts; the same papers always become the same bytes. */
export function createTypesetter(): Typesetter {
  const fontBlobs = [font('400Regular/NotoSans_400Regular.ttf'), font('700Bold/NotoSans_700Bold.ttf')]
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
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
