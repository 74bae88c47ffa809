import { type KeptVersion, keepVersion, keptVersions, versionsInUse } from '../../db/pathway-versions.ts'
import type { Tx } from '../../db/writer.ts'
import { asKept, changedSentence } from './case-pathways.ts'
import type { House } from './house.ts'

type Shelves = Pick<House, 'store' | 'shelves' | 'now'>

function faultsOf({ shelves }: Shelves, kept: KeptVersion, runs: boolean): string[] {
  const { id, version } = kept
  const ours = shelves.pathways.get(id)
  const pathway = asKept(kept, ours)
  if (ours?.version === version && pathway !== ours) return [changedSentence(kept)]
  const gone = pathway.letters.filter(({ template }) => !shelves.letters.has(template))
  return runs
    ? gone.map(
        ({ template }) =>
          `There are cases on version ${version} of ${id}, whose letter ${template} has gone: put it back.`,
      )
    : []
}

/** Keeps what cases from before versions were kept are on, where the templates still have that version. */
async function catchUp({ shelves, now }: Shelves, tx: Tx): Promise<string[]> {
  const kept = new Set((await keptVersions(tx)).map(({ id, version }) => `${id} ${version}`))
  const faults: string[] = []
  for (const { id, version } of await versionsInUse(tx)) {
    const ours = shelves.pathways.get(id)
    if (kept.has(`${id} ${version}`)) continue
    if (ours?.version === version) await keepVersion(tx, ours, now().toISOString())
    else
      faults.push(
        `There are cases on version ${version} of the pathway ${id}, which was not kept: put its file back, start once, then change it.`,
      )
  }
  return faults
}

/**
 * Holds the templates against the versions of pathways that cases are on, before anything is done: a sentence for each that
 * was changed under its old number, was never kept, or whose letters have gone.
 */
export async function checkVersions(house: Shelves): Promise<string[]> {
  const lost = await house.store.write((tx) => catchUp(house, tx))
  const runs = (await versionsInUse(house.store.read)).filter(({ open }) => open)
  const kept = await keptVersions(house.store.read)
  return [
    ...lost,
    ...kept.flatMap((one) =>
      faultsOf(
        house,
        one,
        runs.some(({ id, version }) => id === one.id && version === one.version),
      ),
    ),
  ]
}
