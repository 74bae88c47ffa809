import type { Db } from '../../../db/reader.ts'
import { differs } from '../../documents/pack/differs.ts'
import type { AmendedSession } from '../../domain/case/parts/drift.ts'
import { prosecutionOf } from '../../domain/case/parts/prosecution.ts'
import type { Day } from '../../domain/day.ts'
import type { House } from '../house.ts'
import { loadCase } from '../load-case.ts'
import { type Binder, type BoundPack, bindPack } from './bind-pack.ts'
import { changedSincePack } from './changed-since-pack.ts'
import { type IssuedPack, issuedPack } from './keep-pack.ts'
import { packBooks } from './pack-order.ts'

/** A pack that was issued, made again from what it was made from then, what is not the same, in sentences, and the marks on its papers that changed later. */
export type RebuiltPack = {
  issued: IssuedPack
  bound: BoundPack
  differs: readonly string[]
  changed: readonly AmendedSession[]
  on: Day
}

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
  if (loaded === null) return null
  const { packs } = prosecutionOf(loaded.state, parent)
  const latest = packs.filter((pack) => pack.on <= on).at(-1)
  const issued = latest === undefined ? null : await issuedPack(db, latest.pack)
  if (latest === undefined || issued === null) return null
  const bound = await bindPack(house, db, binder, issued.order, watchesNothing)
  const said = packBooks.flatMap((book) => differs(issued.manifests[book], bound[book].manifest))
  const changed = await changedSincePack(house, db, loaded, issued.order)
  return { issued, bound, differs: said, changed, on: latest.on }
}
