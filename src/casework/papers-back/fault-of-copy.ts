import { createHash } from 'node:crypto'
import { searchOnThread } from '../../documents/pack/pack-desk.ts'
import { type ReadPaper, redactionFaults } from '../../domain/leaks/redaction.ts'
import type { Asked } from '../act.ts'
import type { House } from '../house.ts'
import { packScene } from '../pack/pack-scene.ts'
import { watchOf } from '../pack/watch-of.ts'
import type { LookedInto, Paper } from './take-in.ts'

const read = (bytes: Uint8Array, pages: ReadPaper['pages']): ReadPaper => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  pages,
})

/** What is wrong with a redacted copy of a paper for the evidence about one parent, as sentences that name nobody; null where it can take its place. */
export async function faultOfCopy(
  house: House,
  asked: Asked,
  id: string,
  { parent, original, copy }: { parent: string; original: LookedInto; copy: Paper },
): Promise<string | null> {
  if ('wrong' in original) return original.wrong
  const was = original.inspected.pages.map(({ text }) => text)
  const faults = redactionFaults(read(original.bytes, was), read(copy.bytes, copy.pages))
  if (faults.length > 0) return faults.join(' ')
  const { read: db } = house.store
  const scene = await packScene(house, db, { by: asked.by, case: id, parent, at: house.now() })
  if (!scene.ok) return null
  const { leaks } = await searchOnThread(copy.pages, await watchOf(db, scene.value))
  const told = leaks.map(({ page, secret }) => `page ${page}, ${secret}`)
  return told.length === 0 ? null : `It still tells what it must not: ${[...new Set(told)].join('; ')}.`
}
