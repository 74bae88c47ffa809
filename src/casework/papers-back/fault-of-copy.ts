import { createHash } from 'node:crypto'
import { searchOnThread } from '../../documents/pack/pack-desk.ts'
import { type ReadPaper, redactionFaults } from '../../domain/leaks/redaction.ts'
import type { Asked } from '../act.ts'
import type { House } from '../house.ts'
import { evidenceNow } from '../pack/evidence.ts'
import { type PackScene, packScene } from '../pack/pack-scene.ts'
import { withSigned } from '../pack/signed-copy.ts'
import { watchOf } from '../pack/watch-of.ts'
import type { LookedInto, Paper } from './take-in.ts'

/** A copy of a paper for the evidence about one parent, or for that about each parent whose evidence holds the paper. */
type Copied = { parent: string; everyone: boolean; of: string; original: LookedInto; copy: Paper }

const read = (bytes: Uint8Array, pages: ReadPaper['pages']): ReadPaper => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  pages,
})

const isIn = (scene: PackScene, of: string): boolean =>
  evidenceNow(scene)
    .map((part) => withSigned(scene, part))
    .some(({ source }) => 'document' in source && source.document === of)

/** The parents into whose evidence the copy goes, whom it is handed in for first. */
async function scenesOf(house: House, asked: Asked, id: string, copied: Copied): Promise<PackScene[]> {
  const { parent, everyone, of } = copied
  const about = (whom: string) =>
    packScene(house, house.store.read, { by: asked.by, case: id, parent: whom, at: house.now() })
  const own = await about(parent)
  if (!own.ok) return []
  const scenes = [own.value]
  const others = own.value.loaded.family.parents.filter((one) => everyone && one.id !== parent)
  for (const other of others) {
    const scene = await about(other.id)
    if (scene.ok && isIn(scene.value, of)) scenes.push(scene.value)
  }
  return scenes
}

async function tells(house: House, scene: PackScene, { pages }: Paper): Promise<string | null> {
  const { leaks } = await searchOnThread(pages, await watchOf(house.store.read, scene))
  const told = leaks.map(({ page, secret }) => `page ${page}, ${secret}`)
  return told.length === 0 ? null : `it still tells what it must not: ${[...new Set(told)].join('; ')}`
}

/** What is wrong with a redacted copy of a paper, as sentences that name nobody; null where it can take its place in all the evidence that it is for. */
export async function faultOfCopy(
  house: House,
  asked: Asked,
  id: string,
  copied: Copied,
): Promise<string | null> {
  const { original, copy, parent } = copied
  if ('wrong' in original) return original.wrong
  const was = original.inspected.pages.map(({ text }) => text)
  const faults = redactionFaults(read(original.bytes, was), read(copy.bytes, copy.pages))
  if (faults.length > 0) return faults.join(' ')
  for (const scene of await scenesOf(house, asked, id, copied)) {
    const told = await tells(house, scene, copy)
    if (told === null) continue
    return scene.parent.id === parent
      ? `I${told.slice(1)}.`
      : `In the pack about another parent, ${told}. Hand in a copy of its own for each parent.`
  }
  return null
}
