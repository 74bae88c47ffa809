import type { LetterFacts } from '../../domain/letter-facts.ts'
import { filledIn } from './forms-of.ts'
import { linesOf } from './lines-of.ts'
import type { Scene } from './scene.ts'

/** The witness and their account, a paragraph a line, as the pathway's form has them; null before it is recorded. */
export function witnessFacts(scene: Scene): LetterFacts['witness'] | null {
  const fields = ['name', 'occupation', 'over18', 'account']
  const { name, occupation, over18, account } = filledIn(scene, ...fields)?.values ?? {}
  if (!name || !occupation) return null
  return { name, occupation, over18: over18 === 'yes', account: linesOf(account) }
}
