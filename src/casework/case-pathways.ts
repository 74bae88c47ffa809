import { canonicalJson } from '../../db/canonical-json.ts'
import { type KeptVersion, keepVersion, keptVersion, type VersionOf } from '../../db/pathway-versions.ts'
import type { Db } from '../../db/reader.ts'
import type { Store } from '../../db/store.ts'
import type { Tx } from '../../db/writer.ts'
import { type Pathway, pathwaySchema } from '../domain/pathway/pathway.ts'
import type { House } from './house.ts'

type Shelves = Pick<House, 'store' | 'shelves'>
type OnPathway = { pathway: string; pathwayVersion: number }

const read = new WeakMap<Store, Map<string, Pathway>>()

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

/**
 * A pathway in the version that a case is on, as it was when the first case went on it, whatever the templates have come to
 * say since; undefined where it was never kept and the templates have another.
 */
export async function pathwayOn(house: Shelves, db: Db, version: VersionOf): Promise<Pathway | undefined> {
  const known = read.get(house.store) ?? new Map<string, Pathway>()
  read.set(house.store, known)
  const had = known.get(keyOf(version))
  if (had !== undefined) return had
  const kept = await keptVersion(db, version)
  if (kept === null) return ofTemplates(house, version)
  const pathway = asKept(kept, house.shelves.pathways.get(version.id))
  known.set(keyOf(version), pathway)
  return pathway
}

/** The pathways of some cases, each in the version that it is on. */
export async function pathwaysOn(
  house: Shelves,
  db: Db,
  rows: readonly OnPathway[],
): Promise<(row: OnPathway) => Pathway | undefined> {
  const versions = rows.map(({ pathway: id, pathwayVersion: version }) => ({ id, version }))
  const wanted = new Map(versions.map((version) => [keyOf(version), version]))
  const found = new Map<string, Pathway | undefined>()
  for (const [key, version] of wanted) found.set(key, await pathwayOn(house, db, version))
  return ({ pathway: id, pathwayVersion: version }) => found.get(keyOf({ id, version }))
}

/** What is said of a pathway that was changed while cases are on the version that it says it is. */
export const changedSentence = ({ id, version }: VersionOf): string =>
  `The pathway ${id} was changed, but there are cases on its version ${version} as it was: give the change version ${version + 1}.`

/** Keeps a pathway with the first case that goes on it; a bug where its version was kept with other words, which the start of the program forbids. */
export async function keepPathway(house: Shelves, tx: Tx, pathway: Pathway, at: string): Promise<void> {
  await keepVersion(tx, pathway, at)
  if ((await pathwayOn(house, tx, pathway)) !== pathway) throw new Error(changedSentence(pathway))
}
