import { findLeaks, type LeakReport } from '../../domain/leaks/find-leaks.ts'
import type { OpenPerson, Secret } from '../../domain/leaks/secret.ts'
import { createTypesetter } from '../paper-to-pdf.ts'
import type { Book } from './book.ts'
import type { Manifest } from './manifest.ts'
import { calledOf, digest, type ReadyPart, readyPart } from './ready-part.ts'
import { type Places, typesetBook } from './typeset-book.ts'

/** What a book must not tell, and whom it may name. */
export type Watch = { secrets: readonly Secret[]; open: readonly OpenPerson[] }

/** One file of a book that is cut. */
export type CutFile = { name: string; pdf: Uint8Array }

/** A bound book: its PDF, the files that it is cut into, what it is made of, and what was found in it that it must not tell, by the book's own pages. */
export type Bound = { pdf: Uint8Array; cut: readonly CutFile[]; manifest: Manifest; leaks: LeakReport }

function manifestOf(
  book: Book,
  parts: readonly ReadyPart[],
  { pdf, cut }: Pick<Bound, 'pdf' | 'cut'>,
  places: Places,
): Manifest {
  const { title, reference, stamp, draft, made } = book
  const sections = book.sections.flatMap(({ id, parts }) => parts.map(() => id))
  return {
    ...{ title, reference, stamp, draft, ...made },
    pages: places.pages,
    sha256: digest(pdf),
    cut: cut.map((file) => ({ name: file.name, bytes: file.pdf.byteLength, sha256: digest(file.pdf) })),
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
  texts[0] = [
    book.title,
    ...book.draft,
    ...parts.map(({ part }) => calledOf(part)),
    ...(book.cut ?? []),
  ].join('\n')
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
  const { pdf, cut: files, places } = typesetBook(book, parts)
  const cut = files.map((file, at) => ({ name: book.cut?.[at] ?? '', pdf: file }))
  const manifest = manifestOf(book, parts, { pdf, cut }, places)
  const leaks = searched(textsOf(book, parts, places, manifest), watch, parts, manifest)
  return { pdf, cut, manifest, leaks }
}
