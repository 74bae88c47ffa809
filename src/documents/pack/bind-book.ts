import { readFileSync } from 'node:fs'
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { findLeaks, type LeakReport } from '../../domain/leaks/find-leaks.ts'
import type { OpenPerson, Secret } from '../../domain/leaks/secret.ts'
import { createTypesetter } from '../paper-to-pdf.ts'
import { PdfRefused, refusalOf } from '../pdf-refused.ts'
import { startCompiler } from '../start-compiler.ts'
import type { Book } from './book.ts'
import { marginOf } from './draft-margin.ts'
import type { Manifest } from './manifest.ts'
import { calledOf, digest, type ReadyPart, readyPart } from './ready-part.ts'
import { type Sheet, sheetsOf } from './sheets-of.ts'

/** What a book must not tell, and whom it may name. */
export type Watch = { secrets: readonly Secret[]; open: readonly OpenPerson[] }

/** A bound book: its PDF, what it is made of, and what was found in it that it must not tell, by the book's own pages. */
export type Bound = { pdf: Uint8Array; manifest: Manifest; leaks: LeakReport }

const FRAME = readFileSync(new URL('./book.typ', import.meta.url), 'utf8')
/** A folder that need not exist: the parts stand in it in memory only. */
const WORKSPACE = '/book'

/** Stands for a part's pages, so that what is around them can be made alone. */
const blank: Sheet = { file: '', flipped: false, whole: false, most: null }

const fileOf = ({ sha256, ending }: ReadyPart): string => `/${sha256}.${ending}`

function laidOut(book: Book, parts: readonly ReadyPart[], sheets: (part: ReadyPart) => Sheet[]): string {
  let index = -1
  const sections = book.sections.map((section) => ({
    title: section.title,
    parts: section.parts.map(({ label, title, cover }) => {
      index += 1
      const ready = parts[index]
      return { index, label, title, cover, pages: ready === undefined ? [] : sheets(ready) }
    }),
  }))
  const { title, reference, draft } = book
  return JSON.stringify({ title, reference, draft, margin: marginOf(draft), sections })
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

type Places = { pages: number; starts: number[] }

function typeset(compiler: NodeCompiler, book: Book, parts: readonly ReadyPart[]) {
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
    const sheets = (part: ReadyPart) => sheetsOf(part.part.content.kind, fileOf(part), part.pages)
    const whole = compile(compiler, FRAME, { book: laidOut(book, parts, sheets) })
    const [places] = compiler.query(whole, { selector: '<bound>', field: 'value' }) as [Places]
    return { pdf: compiler.pdf(whole, timed), places }
  } catch (error) {
    throw culprit(compiler, parts, error)
  }
}

function manifestOf(book: Book, parts: readonly ReadyPart[], pdf: Uint8Array, places: Places): Manifest {
  const { title, reference, stamp, draft, made } = book
  const sections = book.sections.flatMap(({ id, parts }) => parts.map(() => id))
  return {
    ...{ title, reference, stamp, draft, ...made },
    pages: places.pages,
    sha256: digest(pdf),
    parts: parts.map(({ part, sha256, pages }, index) => {
      const from = places.starts[index] ?? 0
      return {
        section: sections[index] ?? '',
        label: part.label ?? null,
        title: part.title,
        kind: part.content.kind,
        from,
        to: from + pages.length - (part.cover === undefined ? 1 : 0),
        sha256,
        template: part.template ?? null,
      }
    }),
  }
}

/** What can be read on each page of the book; what we wrote around the parts is searched as the first page and the covers. */
function textsOf(book: Book, parts: readonly ReadyPart[], { pages }: Places, { parts: bound }: Manifest) {
  const texts: (string | null)[] = Array.from({ length: pages }, () => '')
  texts[0] = [book.title, ...book.draft, ...parts.map(({ part }) => calledOf(part))].join('\n')
  for (const [index, ready] of parts.entries()) {
    const { from, to } = bound[index] ?? { from: 0, to: 0 }
    const { cover } = ready.part
    if (cover !== undefined)
      texts[from - 1] = [calledOf(ready.part), ...cover.lines, ...cover.warnings].join('\n')
    for (const [at, { text }] of ready.pages.entries()) texts[to - ready.pages.length + at] = text
  }
  return texts
}

/** What we wrote ourselves needs no reader, however short it is. */
function searched(
  texts: readonly (string | null)[],
  { secrets, open }: Watch,
  parts: readonly ReadyPart[],
  manifest: Manifest,
): LeakReport {
  const { leaks, unsearched } = findLeaks(texts, secrets, open)
  const first = manifest.parts[0]?.from ?? manifest.pages + 1
  const covers = manifest.parts.flatMap(({ from }, index) =>
    parts[index]?.part.cover === undefined ? [] : [from],
  )
  return { leaks, unsearched: unsearched.filter((page) => page >= first && !covers.includes(page)) }
}

/** Binds a book of finished parts into one PDF; the same book always becomes the same bytes. Throws PdfRefused, naming the part that can't be used. */
export async function bindBook(book: Book, watch: Watch): Promise<Bound> {
  const { pdf: typesetPaper } = createTypesetter()
  const parts: ReadyPart[] = []
  for (const part of book.sections.flatMap(({ parts }) => parts))
    parts.push(await readyPart(part, typesetPaper))
  const compiler = startCompiler(WORKSPACE)
  try {
    const { pdf, places } = typeset(compiler, book, parts)
    const manifest = manifestOf(book, parts, pdf, places)
    const leaks = searched(textsOf(book, parts, places, manifest), watch, parts, manifest)
    return { pdf, manifest, leaks }
  } finally {
    compiler.evictCache(0)
  }
}
