import type { Pathway } from '../pathway.ts'
import { type Actor, peopleTitles, type Sitter } from '../people.ts'

/** A list in a sentence, its last two joined by a word: a, b and c. */
export function series(words: readonly string[], join: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${join} ${words.at(-1)}`
}

/** A clause as a sentence of its own. */
export function sentence(clause: string): string {
  const words = `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`
  return /[.?!:]”?$/.test(words) ? words : `${words}.`
}

/** Some people by the names that a pathway has for them. */
export const peopleWords = (
  { titles }: Pathway,
  people: readonly (Actor | Sitter)[],
  join?: 'and' | 'or',
): string =>
  series(
    people.map((one) => (titles as Partial<Record<string, string>>)[one] ?? peopleTitles[one]),
    join,
  )
