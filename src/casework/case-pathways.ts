import { canonicalJson } from '../../db/canonical-json.ts'
import { type KeptVersion, keepVersion, keptVersion, type VersionOf } from '../../db/pathway-versions.ts'
import type { Db } from '../../db/reader.ts'
import type { Store } from '../../db/store.ts'
import type { Tx } from '../../db/writer.ts'
import { laidOver } from '../domain/pathway/laid-over.ts'
import { type Pathway, pathwaySchema } from '../domain/pathway/pathway.ts'
import type { House } from './house.ts'

type Shelves = Pick<House, 'store' | 'shelves'>
type OnPathway = { pathway: string; pathwayVersion: number; overlays?: readonly VersionOf[] }

const read = new WeakMap<Store, Map<string, Pathway>>()

function knownOf({ store }: Shelves): Map<string, Pathway> {
  const known = read.get(store) ?? new Map<string, Pathway>()
  read.set(store, known)
  return known
}

const keyOf = ({ id, version }: VersionOf) => `${id} ${version}`

/** A version as it was kept, in the words that the format has today; the templates' own where the two say the same. */
export function asKept({ content, ...of }: KeptVersion, ours: Pathway | undefined): Pathway {
  const kept = pathwaySchema.parse(JSON.parse(content))
  const same = ours?.version === of.version && canonicalJson(kept) === canonicalJson(ours)
  return same ? ours : kept
}

function ofTemplates({ shelves }: Shelves, { id, version }: VersionOf): Pathway | undefined {
  const ours = shelves.pathways.get(id)
  return ours?.version === version ? ours : undefined
}

async function versionOn(house: Shelves, db: Db, version: VersionOf): Promise<Pathway | undefined> {
  const known = knownOf(house)
  const had = known.get(keyOf(version))
  if (had !== undefined) return had
  const kept = await keptVersion(db, version)
  if (kept === null) return ofTemplates(house, version)
  const pathway = asKept(kept, house.shelves.pathways.get(version.id))
  known.set(keyOf(version), pathway)
  return pathway
}

/**
 * A pathway in the version that a case is on with what is laid over it, as each was when the first case went on it, whatever
 * the templates have come to say since; undefined where one was never kept and the templates have another.
 */
export async function pathwayOn(
  house: Shelves,
  db: Db,
  { overlays = [], ...version }: VersionOf & { overlays?: readonly VersionOf[] },
): Promise<Pathway | undefined> {
  const under = await versionOn(house, db, version)
  if (under === undefined || overlays.length === 0) return under
  const known = knownOf(house)
  const key = [version, ...overlays].map(keyOf).join(' + ')
  const had = known.get(key)
  if (had !== undefined) return had
  const over: Pathway[] = []
  for (const one of overlays) {
    const found = await versionOn(house, db, one)
    if (found === undefined) return undefined
    over.push(found)
  }
  const pathway = laidOver(under, over)
  known.set(key, pathway)
  return pathway
}

const versionOf = ({ pathway: id, pathwayVersion: version, overlays = [] }: OnPathway) => ({
  id,
  version,
  overlays,
})

/** The pathways of some cases, each in the version that it is on. */
export async function pathwaysOn(
  house: Shelves,
  db: Db,
  rows: readonly OnPathway[],
): Promise<(row: OnPathway) => Pathway | undefined> {
  const versions = rows.map(versionOf)
  const wanted = new Map(versions.map((version) => [JSON.stringify(version), version]))
  const found = new Map<string, Pathway | undefined>()
  for (const [key, version] of wanted) found.set(key, await pathwayOn(house, db, version))
  return (row) => found.get(JSON.stringify(versionOf(row)))
}

/** What is said of a pathway that was changed while cases are on the version that it says it is. */
export const changedSentence = ({ id, version }: VersionOf): string =>
  `The pathway ${id} was changed, but there are cases on its version ${version} as it was: give the change version ${version + 1}.`

/** Keeps a pathway with the first case that goes on it; a bug where its version was kept with other words, which the start of the program forbids. */
export async function keepPathway(house: Shelves, tx: Tx, pathway: Pathway, at: string): Promise<void> {
  await keepVersion(tx, pathway, at)
  if ((await versionOn(house, tx, pathway)) !== pathway) throw new Error(changedSentence(pathway))
}
