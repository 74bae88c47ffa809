import type { Asker } from '../../domain/access.ts'
import { prosecutionOf, type SignedPaper, signedPapers } from '../../domain/case/parts/prosecution.ts'
import { initialsOf } from '../../domain/pack/exhibit.ts'
import type { CourtKnown } from '../../domain/prosecution/court-known.ts'
import { seesCouncilFile } from '../../domain/prosecution/sees-council-file.ts'
import type { House } from '../house.ts'
import type { LookedAt } from '../look-at-case.ts'
import { changedSincePack } from './changed-since-pack.ts'
import { chargeIn, marksOfCharge } from './charge-of.ts'
import { packFrame } from './court-part.ts'
import { draftReasons } from './draft-reasons.ts'
import { evidenceOf } from './evidence.ts'
import { issuedOrder } from './keep-pack.ts'
import { type PackScene, packScene } from './pack-scene.ts'
import { saidBySource } from './signed-copy.ts'
import { paragraphsOf } from './statement-part.ts'

/** How the way to court with one parent stands, for somebody who looks at it. */
export type CourtLookedAt = CourtKnown & { looked: LookedAt }

/** What changed in the register since the pack that stands: the last that was final, or else the last. */
async function sinceThePack({ house, loaded, file }: PackScene): Promise<CourtKnown['since']> {
  const { read } = house.store
  const pack = file.packs.findLast(({ final }) => final) ?? file.packs.at(-1)
  const order = pack === undefined ? null : await issuedOrder(read, pack.pack)
  if (pack === undefined || order === null) return null
  return { pack: pack.pack, changed: await changedSincePack(house, read, loaded, order) }
}

/** The signed papers that would say something else by now. */
function overtakenIn(scene: PackScene): SignedPaper[] {
  const { signed, witness } = scene.file
  const frame = packFrame(scene)
  const own = signedPapers.filter((id) => signed[id] !== undefined)
  if (own.length === 0 || witness === null || 'lacks' in frame) return []
  const parts = evidenceOf(scene, frame, initialsOf(witness.name))
  return own.filter((id) => {
    const part = parts.find((one) => one.id === id)
    return part !== undefined && saidBySource(part.source) !== signed[id]?.of
  })
}

/** Looks at how the way to court with one parent stands, in a case that somebody looks at already; null for somebody who is no parent there. */
export async function lookAtCourt(
  house: House,
  by: Asker,
  looked: LookedAt,
  parent: string,
): Promise<CourtLookedAt | null> {
  const { state, context, names } = looked
  if (!names.parents.some(({ id }) => id === parent)) return null
  const wanted = { by, case: state.id, parent, at: house.now() }
  const scene = await packScene(house, house.store.read, wanted)
  return {
    looked,
    parent,
    file: prosecutionOf(state, parent),
    charge: scene.ok ? chargeIn(scene.value) : null,
    marks: scene.ok ? marksOfCharge(scene.value) : [],
    since: scene.ok ? await sinceThePack(scene.value) : null,
    overtaken: scene.ok ? overtakenIn(scene.value) : [],
    paragraphs: scene.ok ? paragraphsOf(scene.value) : [],
    draft: scene.ok ? draftReasons(scene.value, []) : [],
    profiles: [...house.shelves.packs.values()],
    sees: seesCouncilFile(by, state.school, context.facts.prosecution),
  }
}
