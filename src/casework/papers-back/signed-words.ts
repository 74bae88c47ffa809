import type { SignedPaper } from '../../domain/case/parts/prosecution.ts'
import type { Asked } from '../act.ts'
import type { House } from '../house.ts'
import { evidenceNow } from '../pack/evidence.ts'
import { packScene } from '../pack/pack-scene.ts'
import { saidBySource } from '../pack/signed-copy.ts'

/** Which words somebody signs who signs a court paper as it would be printed now, as a SHA-256; null where there is nothing to sign yet. */
export async function signedWords(
  house: House,
  asked: Asked,
  id: string,
  { parent, paper }: { parent: string; paper: SignedPaper },
): Promise<string | null> {
  const wanted = { by: asked.by, case: id, parent, at: house.now() }
  const scene = await packScene(house, house.store.read, wanted)
  if (!scene.ok || scene.value.file.witness === null) return null
  const part = evidenceNow(scene.value).find((one) => one.id === paper)
  return part === undefined ? null : saidBySource(part.source)
}
