import { readFileSync } from 'node:fs'
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { PdfRefused, refusalOf } from '../pdf-refused.ts'
import { startCompiler } from '../start-compiler.ts'
import type { Book } from './book.ts'
import { marginOf } from './draft-margin.ts'
import { calledOf, type ReadyPart } from './ready-part.ts'
import { type Sheet, sheetsOf } from './sheets-of.ts'

const FRAME = readFileSync(new URL('./book.typ', import.meta.url), 'utf8')
/** A folder that need not exist: the parts stand in it in memory only. */
const WORKSPACE = '/book'

/** Stands for a part's pages, so that what is around them can be made alone. */
const blank: Sheet = { file: '', flipped: false, whole: false, most: null }

const fileOf = ({ sha256, ending }: ReadyPart): string => `/${sha256}.${ending}`
const sheetsIn = (part: ReadyPart): Sheet[] => sheetsOf(part.part.content.kind, fileOf(part), part.pages)

/** How many pages a whole book has, and on which page each part begins. */
export type Places = { pages: number; starts: readonly number[] }

/** One file of a book that is cut: its contents alone, or one part; its pages keep the numbers that they have in the whole. */
type Cut = Places & { part: number | null }

function laidOut(
  book: Book,
  parts: readonly ReadyPart[],
  sheets: (part: ReadyPart) => Sheet[],
  cut: Cut | null = null,
): string {
  let index = -1
  const sections = book.sections.map((section) => ({
    title: section.title,
    parts: section.parts.map(({ label, title, cover }) => {
      index += 1
      const ready = parts[index]
      const pages = ready === undefined ? [] : sheets(ready)
      return { index, label, title, cover, pages, file: book.cut?.[index + 1] }
    }),
  }))
  const { title, reference, draft } = book
  return JSON.stringify({ title, reference, draft, margin: marginOf(draft), sections, cut })
}

function compile(
  compiler: NodeCompiler,
  mainFileContent: string,
  inputs: Record<string, string>,
): NodeTypstDocument {
  const compiled = compiler.compile({ mainFileContent, inputs })
  if (compiled.result) return compiled.result
  throw refusalOf(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics))
}

/** The first part that Typst can't read, which it does not tell by itself. */
function culprit(compiler: NodeCompiler, parts: readonly ReadyPart[], cause: unknown): PdfRefused {
  const each = (part: ReadyPart) =>
    part.pages.map(
      (_, index) => `#image("${fileOf(part)}"${part.ending === 'pdf' ? `, page: ${index + 1}` : ''})`,
    )
  const isBad = (part: ReadyPart) => !compiler.compile({ mainFileContent: each(part).join('\n') }).result
  const bad = parts.find(isBad)
  return bad === undefined
    ? refusalOf(cause)
    : new PdfRefused(`${calledOf(bad.part)} cannot be copied from. Print it to a new PDF, and send that.`, {
        cause,
      })
}

/** A book as PDFs: the whole, and where it is cut, its contents and each of its parts alone. */
export type Typeset = { pdf: Uint8Array; cut: Uint8Array[]; places: Places }

type Printing = { compiler: NodeCompiler; book: Book; parts: readonly ReadyPart[] }

function printed({ compiler, book, parts }: Printing, cut: Cut): Uint8Array {
  const one = compile(compiler, FRAME, { book: laidOut(book, parts, sheetsIn, cut) })
  return compiler.pdf(one, { creationTimestamp: book.stamp })
}

function typeset(printing: Printing): Typeset {
  const { compiler, book, parts } = printing
  const timed = { creationTimestamp: book.stamp }
  const front = compile(compiler, FRAME, { book: laidOut(book, parts, () => [blank]) })
  try {
    // What is in the parts can't be held to it, but what stands around them can: its letters above all.
    compiler.pdf(front, { ...timed, pdfStandard: 'ua-1' })
  } catch (error) {
    throw refusalOf(error)
  }
  for (const part of parts) compiler.mapShadow(`${WORKSPACE}${fileOf(part)}`, part.shown)
  try {
    const whole = compile(compiler, FRAME, { book: laidOut(book, parts, sheetsIn) })
    const [places] = compiler.query(whole, { selector: '<bound>', field: 'value' }) as [Places]
    const files = (book.cut ?? []).map((_name, at) => ({ ...places, part: at === 0 ? null : at - 1 }))
    const cut = files.map((file) => printed(printing, file))
    return { pdf: compiler.pdf(whole, timed), cut, places }
  } catch (error) {
    throw culprit(compiler, parts, error)
  }
}

/** Sets a book of ready parts as PDFs that are the same bytes each time; throws PdfRefused, naming the part that can't be used. */
export function typesetBook(book: Book, parts: readonly ReadyPart[]): Typeset {
  const compiler = startCompiler(WORKSPACE)
  try {
    return typeset({ compiler, book, parts })
  } finally {
    compiler.evictCache(0)
  }
}
