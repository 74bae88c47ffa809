import { randomUUID } from 'node:crypto'
import { putDocument, readDocument } from '../../../db/documents.ts'
import type { Db } from '../../../db/reader.ts'
import type { Manifest } from '../../documents/pack/manifest.ts'
import { type Asked, act, type Outcome } from '../act.ts'
import type { House } from '../house.ts'
import { fileReady } from '../notify.ts'
import { type BuiltPack, packFileName } from './build-pack.ts'
import { type PackBook, type PackOrder, packBooks } from './pack-order.ts'

const json = 'application/json'
const pdf = 'application/pdf'

type Kept = { kind: string; name: string; mime: string; bytes: Uint8Array }

const asBytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/** The documents that a pack is kept as: its books, what they were made from, and a manifest of each. */
function filesOf({ order, bound }: BuiltPack): Kept[] {
  const manifests = Object.fromEntries(packBooks.map((book) => [book, bound[book].manifest]))
  const called = order.case.toLowerCase()
  return [
    ...packBooks.map((book) => ({
      kind: `pack-${book}`,
      name: packFileName(order, book),
      mime: pdf,
      bytes: bound[book].pdf,
    })),
    { kind: 'pack-order', name: `${called}-order.json`, mime: json, bytes: asBytes(order) },
    { kind: 'pack-manifest', name: `${called}-manifest.json`, mime: json, bytes: asBytes(manifests) },
  ]
}

const idOf = (pack: string, kind: string): string => `${pack}-${kind}`

/** Keeps a pack as it was issued, to the byte, and says so in its case; whoever issued it is sent the books that are named. */
export function keepPack(
  house: House,
  asked: Asked,
  built: BuiltPack,
  send: readonly PackBook[] = [],
): Promise<Outcome> {
  const pack = randomUUID()
  const { order } = built
  const { parent, profile, draft } = order
  const command = { do: 'build-pack', parent, pack, profile, final: draft.length === 0 } as const
  return act(house, order.case, asked, command, async (tx) => {
    for (const { kind, name, mime, bytes } of filesOf(built)) {
      const about = { id: idOf(pack, kind), case: order.case, kind, name, mime, bytes }
      await putDocument(tx, { ...about, madeAt: house.now().toISOString(), madeBy: asked.by.id })
    }
    for (const book of send) await fileReady(tx, order.case, idOf(pack, `pack-${book}`), asked.by.id)
  })
}

/** A pack as it was issued: its books to the byte, what it was made from, and its manifests. */
export type IssuedPack = {
  order: PackOrder
  manifests: Readonly<Record<PackBook, Manifest>>
  pdf: Readonly<Record<PackBook, Uint8Array>>
}

/** Reads what an issued pack was made from; null where it was not kept. */
export async function issuedOrder(db: Db, pack: string): Promise<PackOrder | null> {
  const kept = await readDocument(db, idOf(pack, 'pack-order'))
  return kept && (JSON.parse(kept.bytes.toString('utf8')) as PackOrder)
}

/** Reads a pack as it was kept; null where it was not, or not all of it is there. */
export async function issuedPack(db: Db, pack: string): Promise<IssuedPack | null> {
  const found = (kind: string) => readDocument(db, idOf(pack, kind))
  const [order, manifests] = [await issuedOrder(db, pack), await found('pack-manifest')]
  if (order === null || manifests === null) return null
  const pdfs: Partial<Record<PackBook, Uint8Array>> = {}
  for (const book of packBooks) {
    const kept = await found(`pack-${book}`)
    if (kept === null) return null
    pdfs[book] = new Uint8Array(kept.bytes)
  }
  return {
    order,
    manifests: JSON.parse(manifests.bytes.toString('utf8')) as IssuedPack['manifests'],
    pdf: pdfs as IssuedPack['pdf'],
  }
}
