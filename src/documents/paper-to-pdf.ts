import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Papers } from './paper.ts'

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

/** Starts a typesetter with our own fonts; papers become one accessible PDF/UA-1, each on sheets of its own, the same bytes for the same papers. */
export function createTypesetter(): (...papers: Papers) => Uint8Array {
  const fontBlobs = [font('400Regular/NotoSans_400Regular.ttf'), font('700Bold/NotoSans_700Bold.ttf')]
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
  const mainFileContent = readFileSync(FRAME, 'utf8')
  return (...papers) => {
    const compiled = compiler.compile({ mainFileContent, inputs: { papers: JSON.stringify(papers) } })
    if (!compiled.result)
      throw new PdfRefused('the PDF could not be made', {
        cause: compiled.takeDiagnostics()?.shortDiagnostics,
      })
    try {
      return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: papers[0].stamp })
    } catch (error) {
      throw refusalOf(error)
    } finally {
      compiler.evictCache(KEPT)
    }
  }
}
