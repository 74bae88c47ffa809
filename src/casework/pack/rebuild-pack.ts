import type { Db } from '../../../db/reader.ts'
import { differs } from '../../documents/pack/differs.ts'
import { prosecutionOf } from '../../domain/case/parts/prosecution.ts'
import type { Day } from '../../domain/day.ts'
import type { House } from '../house.ts'
import { loadCase } from '../load-case.ts'
import { type Binder, type BoundPack, bindPack } from './bind-pack.ts'
import { type IssuedPack, issuedPack } from './keep-pack.ts'
import { packBooks } from './pack-order.ts'

/** A pack that was issued, made again from what it was made from then, and what is not the same, in sentences. */
export type RebuiltPack = { issued: IssuedPack; bound: BoundPack; differs: readonly string[]; on: Day }

const watchesNothing = { secrets: [], open: [] }

/**
 * Makes the pack about one parent again that was the latest on a day, from the facts that were kept with it and with today's program and templates;
 * null where none was issued by then.
 */
export async function rebuildPack(
  house: House,
  db: Db,
  binder: Binder,
  { case: id, parent, on }: { case: string; parent: string; on: Day },
): Promise<RebuiltPack | null> {
  const loaded = await loadCase(house, db, id)
  const packs = loaded === null ? [] : prosecutionOf(loaded.state, parent).packs
  const latest = packs.filter((pack) => pack.on <= on).at(-1)
  const issued = latest === undefined ? null : await issuedPack(db, latest.pack)
  if (latest === undefined || issued === null) return null
  const bound = await bindPack(house, db, binder, issued.order, watchesNothing)
  const said = packBooks.flatMap((book) => differs(issued.manifests[book], bound[book].manifest))
  return { issued, bound, differs: said, on: latest.on }
}
