/** The first word that somebody typed, in lower case, and the rest. */
export function splitCommand(text: string): { word: string; rest: string } {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(text) ?? []
  return { word: word.toLowerCase(), rest }
}

function nextRow(above: readonly number[], letter: string, other: string): number[] {
  const row = [(above[0] ?? 0) + 1]
  for (const [at, same] of [...other].entries()) {
    const swap = (above[at] ?? 0) + (letter === same ? 0 : 1)
    row.push(Math.min(swap, (above[at + 1] ?? 0) + 1, (row[at] ?? 0) + 1))
  }
  return row
}

/** How many letters have to change to make one word of the other. */
export function distance(word: string, other: string): number {
  const first = [...other].map((_, at) => at + 1)
  const rows = [...word].reduce((above, letter) => nextRow(above, letter, other), [0, ...first])
  return rows.at(-1) ?? 0
}

/** The word that was probably meant: it begins with what was typed, or is at most two letters away. */
export function nearest(word: string, words: readonly string[]): string | null {
  const begun = word === '' ? undefined : words.find((known) => known.startsWith(word))
  if (begun !== undefined) return begun
  const [best] = words
    .map((known) => ({ known, away: distance(word, known) }))
    .filter(({ known, away }) => away <= 2 && away < known.length)
    .sort((a, b) => a.away - b.away)
  return best?.known ?? null
}
