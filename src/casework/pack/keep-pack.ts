import { randomUUID } from 'node:crypto'
import { putDocument, readDocument } from '../../../db/documents.ts'
import type { Db } from '../../../db/reader.ts'
import type { Manifest } from '../../documents/pack/manifest.ts'
import { type Asked, act, type Outcome } from '../act.ts'
import type { House } from '../house.ts'
import { fileReady } from '../notify.ts'
import { filesOf } from './bind-pack.ts'
import type { BuiltPack } from './build-pack.ts'
import { type PackBook, type PackOrder, packBooks } from './pack-order.ts'

const json = 'application/json'
const pdf = 'application/pdf'

type Kept = { id: string; kind: string; name: string; mime: string; bytes: Uint8Array }

const asBytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

const idOf = (pack: string, kind: string, place = 0): string =>
  `${pack}-${kind}${place === 0 ? '' : `-${place + 1}`}`

function bookFiles({ order, bound }: BuiltPack, pack: string, book: PackBook): Kept[] {
  const kind = `pack-${book}`
  return filesOf(order, bound, book).map(({ name, pdf: bytes }, place) => ({
    ...{ id: idOf(pack, kind, place), kind, name, bytes },
    mime: pdf,
  }))
}

/** The documents that a pack is kept as beside its books: what they were made from, and a manifest of each. */
function notesOf({ order, bound }: BuiltPack, pack: string): Kept[] {
  const manifests = Object.fromEntries(packBooks.map((book) => [book, bound[book].manifest]))
  const called = order.case.toLowerCase()
  return [
    { kind: 'pack-order', name: `${called}-order.json`, bytes: asBytes(order) },
    { kind: 'pack-manifest', name: `${called}-manifest.json`, bytes: asBytes(manifests) },
  ].map((one) => ({ ...one, id: idOf(pack, one.kind), mime: json }))
}

/** Keeps a pack as it was issued, to the byte, and says so in its case; whoever issued it is sent the books that are named. */
export function keepPack(
  house: House,
  asked: Asked,
  built: BuiltPack,
  send: readonly PackBook[] = [],
): Promise<Outcome> {
  const pack = randomUUID()
  const { order, unread } = built
  const { parent, profile, draft } = order
  const command = { do: 'build-pack', parent, pack, profile, final: draft.length === 0, unread } as const
  return act(house, order.case, asked, command, async (tx) => {
    const made = { case: order.case, madeAt: house.now().toISOString(), madeBy: asked.by.id }
    const books = packBooks.flatMap((book) => bookFiles(built, pack, book))
    for (const one of [...books, ...notesOf(built, pack)]) await putDocument(tx, { ...one, ...made })
    const sent = send.flatMap((book) => bookFiles(built, pack, book))
    for (const { id } of sent) await fileReady(tx, order.case, id, asked.by.id)
  })
}

/** A pack as it was issued: the files of its books to the byte, what it was made from, and its manifests. */
export type IssuedPack = {
  order: PackOrder
  manifests: Readonly<Record<PackBook, Manifest>>
  files: Readonly<Record<PackBook, readonly Uint8Array[]>>
}

/** Reads what an issued pack was made from; null where it was not kept. */
export async function issuedOrder(db: Db, pack: string): Promise<PackOrder | null> {
  const kept = await readDocument(db, idOf(pack, 'pack-order'))
  return kept && (JSON.parse(kept.bytes.toString('utf8')) as PackOrder)
}

async function bookIn(db: Db, pack: string, book: PackBook, files: number): Promise<Uint8Array[] | null> {
  const found: Uint8Array[] = []
  for (let place = 0; place < files; place += 1) {
    const kept = await readDocument(db, idOf(pack, `pack-${book}`, place))
    if (kept === null) return null
    found.push(new Uint8Array(kept.bytes))
  }
  return found
}

/** Reads a pack as it was kept; null where it was not, or not all of it is there. */
export async function issuedPack(db: Db, pack: string): Promise<IssuedPack | null> {
  const [order, noted] = [await issuedOrder(db, pack), await readDocument(db, idOf(pack, 'pack-manifest'))]
  if (order === null || noted === null) return null
  const manifests = JSON.parse(noted.bytes.toString('utf8')) as IssuedPack['manifests']
  const files: Partial<Record<PackBook, readonly Uint8Array[]>> = {}
  for (const book of packBooks) {
    const kept = await bookIn(db, pack, book, Math.max(1, manifests[book].cut.length))
    if (kept === null) return null
    files[book] = kept
  }
  return { order, manifests, files: files as IssuedPack['files'] }
}
