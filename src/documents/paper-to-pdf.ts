import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { scriptOf } from '../domain/language.ts'
import { type Fit, type Fitted, type FittedPaper, fitLetter } from './fit-letter.ts'
import { logoFile } from './logo-file.ts'
import type { Paper, Papers } from './paper.ts'
import { PdfRefused, refusalOf } from './pdf-refused.ts'
import { fontOf, startCompiler } from './start-compiler.ts'

const FRAME = new URL('./paper.typ', import.meta.url)
/** How many documents a memoised layout outlives, so that a long run doesn't grow. */
const KEPT = 2

/**
 * Makes one accessible PDF/UA-1 of papers, each on sheets of its own, or the drawing of a single one as a picture. `fits` also says how far apart the
 * lines of each are, so that another format can be as long.
 */
export type Typesetter = {
  pdf: (...papers: Papers) => Uint8Array
  fits: (...papers: Papers) => { pdf: Uint8Array; airs: readonly Fit['air'][] }
  svg: (paper: Paper) => string
}

const fontsFor = (papers: Papers): string[] => {
  const own = papers.flatMap(({ voice }) => fontOf(scriptOf(voice.language)) ?? [])
  return [...new Set(own)].sort()
}

/** A folder that need not exist: a logo stands in it in memory only. */
const WORKSPACE = '/papers'

/** A paper whose logo is a file that the typesetter can take; the twin is a paper of its own by now. */
function withLogoIn(compiler: NodeCompiler, { letterhead = {}, twin: _apart, ...paper }: Paper): object {
  const { logo: address, ...others } = letterhead
  const logo = address === undefined ? null : logoFile(address)
  if (logo === null) return { ...paper, letterhead: others }
  const file = `/${createHash('sha256').update(logo.bytes).digest('hex')}.${logo.kind}`
  compiler.mapShadow(`${WORKSPACE}${file}`, Buffer.from(logo.bytes))
  return { ...paper, letterhead: { ...others, logo: file } }
}

/** A typesetter's compiler and the fonts that it has beside its first. */
type Press = { compiler: NodeCompiler; fonts: readonly string[] }
type Typeset = { compiler: NodeCompiler; document: NodeTypstDocument; airs: readonly Fit['air'][] }
/** Starts a typesetter with our own fonts, those of another script once a paper needs them; the same papers always become the same bytes. */
export function createTypesetter(): Typesetter {
  const mainFileContent = readFileSync(FRAME, 'utf8')
  const compilers = new Map<string, NodeCompiler>([['', startCompiler(WORKSPACE)]])

  function pressWith(fonts: readonly string[]): Press {
    const key = fonts.join(',')
    const compiler = compilers.get(key) ?? startCompiler(WORKSPACE, fonts)
    compilers.set(key, compiler)
    return { compiler, fonts }
  }

  function compiled({ compiler, fonts }: Press, papers: readonly FittedPaper[]): NodeTypstDocument {
    const given = papers.map((paper) => withLogoIn(compiler, paper))
    const inputs = { papers: JSON.stringify(given), fonts: fonts.join(',') }
    const compiled = compiler.compile({ mainFileContent, inputs })
    if (compiled.result) return compiled.result
    throw new PdfRefused('the file could not be made', {
      cause: compiled.takeDiagnostics()?.shortDiagnostics,
    })
  }

  function fitted(press: Press, paper: Paper): Fitted {
    if (paper.layout === 'letter') return fitLetter(paper, (one) => compiled(press, [one]))
    return { paper: { ...paper, air: 'plain', single: false }, alone: null }
  }

  function inOne(press: Press, papers: Papers): Pick<Typeset, 'document' | 'airs'> {
    const fits = papers.map((paper) => fitted(press, paper))
    const sheets = fits.map(({ paper }) => paper)
    const alone = fits.length === 1 ? fits[0]?.alone : null
    return { document: alone ?? compiled(press, sheets), airs: sheets.map(({ air }) => air) }
  }

  function typeset<T>(papers: Papers, into: (made: Typeset) => T): T {
    const press = pressWith(fontsFor(papers))
    try {
      return into({ ...press, ...inOne(press, papers) })
    } catch (error) {
      throw refusalOf(error)
    } finally {
      press.compiler.evictCache(KEPT)
    }
  }

  const fits: Typesetter['fits'] = (...papers) =>
    typeset(papers, ({ compiler, document, airs }) => ({
      pdf: compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: papers[0].stamp }),
      airs,
    }))

  return {
    pdf: (...papers) => fits(...papers).pdf,
    fits,
    svg: (paper) => typeset([paper], ({ compiler, document }) => compiler.plainSvg(document)),
  }
}
