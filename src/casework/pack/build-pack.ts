import type { Db } from '../../../db/reader.ts'
import type { Asker } from '../../domain/access.ts'
import type { UnreadPaper } from '../../domain/case/parts/prosecution.ts'
import { done, type Result, refuse } from '../../domain/case/refusal.ts'
import type { LeakReport } from '../../domain/leaks/find-leaks.ts'
import { fileNames, fileStem } from '../../domain/pack/file-names.ts'
import type { PackProfile } from '../../domain/pack/pack-profile.ts'
import { type PreFlightCheck, preFlight } from '../../domain/pack/pre-flight.ts'
import type { House } from '../house.ts'
import { parentName } from '../letters/names.ts'
import { sheetOf } from '../letters/sheet-of.ts'
import { type Binder, type BoundPack, bindPack, filesOf } from './bind-pack.ts'
import { councilFileOf } from './council-file.ts'
import { packFrame } from './court-part.ts'
import { draftReasons } from './draft-reasons.ts'
import { evidenceOf } from './evidence.ts'
import { packInHand } from './pack-in-hand.ts'
import type { OrderedPart, PackOrder } from './pack-order.ts'
import { type PackScene, packScene } from './pack-scene.ts'
import { originalsIn, withRedacted } from './redacted.ts'
import { withSigned } from './signed-copy.ts'
import { unusedOf } from './unused.ts'
import { watchOf } from './watch-of.ts'

/** Which pack is wanted: about which parent of which case, for which profile, made as of a moment. */
export type Wanted = { by: Asker; case: string; parent: string; profile: string; at: Date }

/** A pack in three bound books, with what was looked at before it goes. */
export type BuiltPack = {
  order: PackOrder
  bound: BoundPack
  checks: readonly PreFlightCheck[]
  /** What the evidence tells that it must not, and the pages that nobody could search. */
  leaks: LeakReport
  /** The handed-in papers on which those pages are. */
  unread: readonly UnreadPaper[]
}

const isoIn = (at: Date): string => at.toISOString()

/** What a pack about one parent is made from, as plain data; or what is missing for its papers. */
export function orderPack(scene: PackScene, profile: PackProfile): Result<PackOrder> {
  const frame = packFrame(scene)
  if ('lacks' in frame) return refuse({ code: 'letter-lacks', letter: 'pack', missing: frame.lacks })
  const { loaded, parent, base } = scene
  const papers = evidenceOf(scene, frame).map((part) => withSigned(scene, part))
  const evidence = papers.map((part) => withRedacted(scene, part))
  const council = [...councilFileOf(scene, frame), ...originalsIn(scene, papers)]
  const name = parentName(parent)
  const about = {
    case: loaded.state.id,
    parent: loaded.family.parents.findIndex(({ id }) => id === parent.id) + 1,
  }
  return done({
    case: loaded.state.id,
    parent: parent.id,
    profile: profile.id,
    on: loaded.context.facts.today,
    at: isoIn(base.at),
    letterhead: sheetOf(loaded.family.school),
    stem: fileStem(about),
    files: fileNames(profile.files, about, evidence.length),
    draft: draftReasons(scene, evidence),
    books: {
      evidence: { title: `Evidence about ${name}`, parts: evidence },
      council: { title: `The council’s own file about ${name}`, parts: council },
      unused: { title: 'Unused material', parts: unusedOf(scene, frame, evidence) },
    },
  })
}

/** The papers from elsewhere that have pages which could not be searched; what we wrote ourselves needs no reader, however short it is. */
function unreadIn(parts: readonly OrderedPart[], { manifest, leaks }: BoundPack['evidence']): UnreadPaper[] {
  return parts.flatMap(({ source, label, title }, index) => {
    const { from = 1, to = 0 } = manifest.parts[index] ?? {}
    const foreign = 'document' in source && !source.ours
    const isUnread = foreign && leaks.unsearched.some((page) => from <= page && page <= to)
    const called = label === null ? title : `${label}, ${title}`
    return isUnread ? [{ document: source.document, called }] : []
  })
}

/** Builds the pack about one parent; refused where a paper can't be made. Nothing is kept here. */
export async function buildPack(
  house: House,
  db: Db,
  binder: Binder,
  wanted: Wanted,
): Promise<Result<BuiltPack>> {
  const profile = house.shelves.packs.get(wanted.profile)
  if (profile === undefined) return refuse({ code: 'no-such-profile' })
  const scene = await packScene(house, db, wanted)
  if (!scene.ok) return scene
  const order = orderPack(scene.value, profile)
  if (!order.ok) return order
  const bound = await bindPack(house, db, binder, order.value, await watchOf(db, scene.value))
  const { books } = order.value
  const files = filesOf(order.value, bound, 'evidence').map(({ name, pdf }) => ({
    name,
    bytes: pdf.byteLength,
  }))
  const unread = unreadIn(books.evidence.parts, bound.evidence)
  const checks = preFlight(profile, packInHand(scene.value, books.evidence.parts, { files, unread }))
  return done({ order: order.value, bound, checks, leaks: bound.evidence.leaks, unread })
}
