import type { LetterFacts } from '../../domain/letter-facts.ts'
import { linesOf } from './lines-of.ts'
import type { Scene } from './scene.ts'

/** The witness and their account, a paragraph a line, as the pathway's form has them; null before it is recorded. */
export function witnessFacts({ loaded }: Scene): LetterFacts['witness'] | null {
  const values = loaded.state.records.witness?.values
  const { name, occupation, over18, account } = values ?? {}
  if (!name || !occupation) return null
  return { name, occupation, over18: over18 === 'yes', account: linesOf(account) }
}
