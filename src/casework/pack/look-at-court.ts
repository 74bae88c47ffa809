import type { Asker } from '../../domain/access.ts'
import { prosecutionOf, type SignedPaper, signedPapers } from '../../domain/case/parts/prosecution.ts'
import type { CourtKnown } from '../../domain/prosecution/court-known.ts'
import { seesCouncilFile } from '../../domain/prosecution/sees-council-file.ts'
import type { House } from '../house.ts'
import type { LookedAt } from '../look-at-case.ts'
import { changedSincePack } from './changed-since-pack.ts'
import { chargeIn, marksOfCharge } from './charge-of.ts'
import { draftReasons } from './draft-reasons.ts'
import { evidenceNow } from './evidence.ts'
import { issuedOrder } from './keep-pack.ts'
import type { OrderedPart } from './pack-order.ts'
import { type PackScene, packScene } from './pack-scene.ts'
import { keptPapers } from './redacted.ts'
import { saidBySource, withSigned } from './signed-copy.ts'
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
function overtakenIn({ file: { signed } }: PackScene, parts: () => readonly OrderedPart[]): SignedPaper[] {
  return signedPapers.filter((id) => {
    if (signed[id] === undefined) return false
    const part = parts().find((one) => one.id === id)
    return part !== undefined && saidBySource(part.source) !== signed[id]?.of
  })
}

const papersIn = (scene: PackScene, parts: readonly OrderedPart[]): CourtKnown['papers'] =>
  keptPapers(
    scene,
    parts.map((part) => withSigned(scene, part)),
  )

type Loaded = Omit<CourtKnown, 'parent' | 'file' | 'profiles' | 'sees'>

const nothingLoaded: Loaded = {
  charge: null,
  marks: [],
  since: null,
  overtaken: [],
  papers: [],
  paragraphs: [],
  draft: [],
}

/** Few screens look at the evidence itself, so it is worked out when the first of them asks. */
async function loadedIn(scene: PackScene): Promise<Loaded> {
  let found: readonly OrderedPart[] | undefined
  const parts = () => {
    found ??= evidenceNow(scene)
    return found
  }
  return {
    charge: chargeIn(scene),
    marks: marksOfCharge(scene),
    since: await sinceThePack(scene),
    get overtaken() {
      return overtakenIn(scene, parts)
    },
    get papers() {
      return papersIn(scene, parts())
    },
    paragraphs: paragraphsOf(scene),
    draft: draftReasons(scene, []),
  }
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
  return Object.assign(scene.ok ? await loadedIn(scene.value) : { ...nothingLoaded }, {
    looked,
    parent,
    file: prosecutionOf(state, parent),
    profiles: [...house.shelves.packs.values()],
    sees: seesCouncilFile(by, state.school, context.facts.prosecution),
  })
}
