import { createHash } from 'node:crypto'
import { readDocument } from '../../../db/documents.ts'
import type { Db } from '../../../db/reader.ts'
import { composeCertificate } from '../../documents/compose-certificate.ts'
import { composeLetter } from '../../documents/compose-letter.ts'
import type { Bound, CutFile, Watch } from '../../documents/pack/bind-book.ts'
import type { Book, Content, Part } from '../../documents/pack/book.ts'
import { isDay } from '../../domain/day.ts'
import type { House } from '../house.ts'
import { type OrderedPart, type PackBook, type PackOrder, packBooks } from './pack-order.ts'
import { templateOf } from './pack-scene.ts'

/** What binds books, and the program's version, which stands in each manifest. */
export type Binder = { bind: (book: Book, watch: Watch) => Promise<Bound>; version: string }

/** A pack's three books, bound. */
export type BoundPack = Readonly<Record<PackBook, Bound>>

/** The files that one book of a pack is handed over in, at least one. */
export function filesOf(order: PackOrder, bound: BoundPack, book: PackBook): readonly CutFile[] {
  const { pdf, cut } = bound[book]
  if (cut.length > 0) return cut
  const own = book === 'evidence' ? order.files[0] : undefined
  return [{ name: own ?? `${order.stem}-${book}.pdf`, pdf }]
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The SHA-256 of everything that a pack is made from. */
export const factsHash = (order: PackOrder): string => digest(JSON.stringify(order))

const pdf = 'application/pdf'

async function kept(
  db: Db,
  { document, ours }: Extract<OrderedPart['source'], { document: string }>,
): Promise<Content> {
  const found = await readDocument(db, document)
  if (found === null) throw new Error(`The document ${document} is not in the store`)
  const bytes = new Uint8Array(found.bytes)
  if (found.mime !== pdf) return { kind: 'picture', picture: bytes }
  return ours ? { kind: 'ours', pdf: bytes } : { kind: 'pdf', pdf: bytes }
}

async function contentOf(
  house: House,
  db: Db,
  order: PackOrder,
  { source }: OrderedPart,
): Promise<Partial<Part> & Pick<Part, 'content'>> {
  if ('document' in source) return { content: await kept(db, source), sha256: source.sha256 }
  if ('weeks' in source)
    return {
      content: { kind: 'paper', paper: composeCertificate(source.weeks, order.case, source.notes) },
    }
  const template = templateOf(house, source.made)
  const paper = composeLetter(template, source.facts, source.certificate, order.letterhead)
  const words = [template.title, template.body, ...Object.values(template.parts)].join('\n')
  return { content: { kind: 'paper', paper }, template: { id: source.made, sha256: digest(words) } }
}

async function partOf(house: House, db: Db, order: PackOrder, part: OrderedPart): Promise<Part> {
  const { label, title, cover, warnings, signed } = part
  const unsigned = signed === 'no' ? ['Not signed yet.'] : []
  const sheet = cover === null ? {} : { cover: { lines: cover, warnings: [...warnings, ...unsigned] } }
  return {
    ...(label === null ? {} : { label }),
    title,
    ...sheet,
    ...(await contentOf(house, db, order, part)),
  }
}

const noSecrets: Watch = { secrets: [], open: [] }

async function bookOf(
  house: House,
  db: Db,
  order: PackOrder,
  which: PackBook,
  version: string,
): Promise<Book> {
  const { title, parts } = order.books[which]
  const made: Part[] = []
  for (const part of parts) made.push(await partOf(house, db, order, part))
  if (!isDay(order.on)) throw new Error('An order is made as of a day')
  return {
    title,
    reference: order.case,
    stamp: Date.parse(order.on) / 1000,
    draft: which === 'evidence' ? order.draft : [],
    sections: [{ id: which, title, parts: made }],
    ...(which === 'evidence' && order.files.length > 1 ? { cut: order.files } : {}),
    made: { program: version, facts: factsHash(order) },
  }
}

/** Binds the three books of a pack; only what is served is watched for what it must not tell. */
export async function bindPack(
  house: House,
  db: Db,
  { bind, version }: Binder,
  order: PackOrder,
  watch: Watch,
): Promise<BoundPack> {
  const bound: Partial<Record<PackBook, Bound>> = {}
  for (const which of packBooks) {
    const book = await bookOf(house, db, order, which, version)
    bound[which] = await bind(book, which === 'evidence' ? watch : noSecrets)
  }
  return bound as BoundPack
}
