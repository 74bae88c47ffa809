import type { Manifest } from '../../documents/pack/manifest.ts'
import { done, type Result, refuse } from '../../domain/case/refusal.ts'
import type { Leak } from '../../domain/leaks/secret.ts'
import type { PreFlightCheck } from '../../domain/pack/pre-flight.ts'
import type { Asked } from '../act.ts'
import type { House } from '../house.ts'
import type { Binder } from './bind-pack.ts'
import { type BuiltPack, buildPack } from './build-pack.ts'
import { keepPack } from './keep-pack.ts'
import { orNotBound } from './or-not-bound.ts'
import type { PackBook } from './pack-order.ts'

/** What came of building a pack: pages of its evidence, why it is a draft, what was looked at, and what the evidence would have told, in which case nothing was issued. */
export type IssuedNow = {
  pages: number
  draft: readonly string[]
  checks: readonly PreFlightCheck[]
  leaks: readonly (Leak & { paper: string | null })[]
  /** Pages that hold no text to search, counted from 1. */
  unsearched: readonly number[]
}

/** Which pack is issued: about which parent of which case, for which profile, and which books whoever asks may have. */
export type Issue = { case: string; parent: string; profile: string; send: readonly PackBook[] }

/** What the pack calls the paper that a page of the evidence belongs to; null for its contents. */
function paperOn({ parts }: Manifest, page: number): string | null {
  const part = parts.find(({ from, to }) => from <= page && page <= to)
  if (part === undefined) return null
  return part.label === null ? part.title : `${part.label}, ${part.title}`
}

const told = ({ order, bound, checks, leaks }: BuiltPack): IssuedNow => ({
  pages: bound.evidence.manifest.pages,
  draft: order.draft,
  checks,
  leaks: leaks.leaks.map((one) => ({ ...one, paper: paperOn(bound.evidence.manifest, one.page) })),
  unsearched: leaks.unsearched,
})

/** Builds the pack about one parent, keeps it and sends its books to whoever asked; one whose evidence tells what it must not is never kept. */
export function issuePack(
  house: House,
  binder: Binder,
  asked: Asked,
  { send, ...issue }: Issue,
): Promise<Result<IssuedNow>> {
  return orNotBound(async () => {
    const wanted = { by: asked.by, ...issue, at: house.now() }
    const built = await buildPack(house, house.store.read, binder, wanted)
    if (!built.ok) return built
    if (built.value.leaks.leaks.length > 0) return done(told(built.value))
    const kept = await keepPack(house, asked, built.value, send)
    return kept.done ? done(told(built.value)) : refuse(kept.refusal)
  })
}
