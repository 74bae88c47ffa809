/** Words before a name that say nothing of who it is. */
const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'rev', 'sir', 'lady'])

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en-GB')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const nameWords = (name: string): string[] => wordsOf(name).filter((word) => !titles.has(word))

/**
 * Does a text name somebody of a family: every word of one of its names, in any order, with or without a title or
 * accents? A surname alone names nobody: families share theirs with strangers.
 */
export function isOfFamily(text: string, family: readonly string[]): boolean {
  const said = new Set(wordsOf(text))
  return family.map(nameWords).some((words) => words.length > 1 && words.every((word) => said.has(word)))
}
