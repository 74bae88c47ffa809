import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Paper } from './paper.ts'

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

/** Starts a typesetter with our own fonts; each paper becomes an accessible PDF/UA-1, the same bytes for the same paper. */
export function createTypesetter(): (paper: Paper) => Uint8Array {
  const fontBlobs = [font('400Regular/NotoSans_400Regular.ttf'), font('700Bold/NotoSans_700Bold.ttf')]
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
  const mainFileContent = readFileSync(FRAME, 'utf8')
  return (paper) => {
    const compiled = compiler.compile({ mainFileContent, inputs: { paper: JSON.stringify(paper) } })
    if (!compiled.result)
      throw new PdfRefused('the PDF could not be made', {
        cause: compiled.takeDiagnostics()?.shortDiagnostics,
      })
    try {
      return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: paper.stamp })
    } catch (error) {
      throw refusalOf(error)
    } finally {
      compiler.evictCache(KEPT)
    }
  }
}
