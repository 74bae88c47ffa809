function nextRow(row: readonly number[], letter: string, word: string): number[] {
  const next = [(row[0] ?? 0) + 1]
  for (const [n, other] of [...word].entries()) {
    const changed = (row[n] ?? 0) + Number(letter !== other)
    next.push(Math.min(changed, (row[n + 1] ?? 0) + 1, (next[n] ?? 0) + 1))
  }
  return next
}

/** How many letters have to be added, taken away or changed to make one word of another. */
function distance(a: string, b: string): number {
  const first = Array.from({ length: b.length + 1 }, (_, n) => n)
  return [...a].reduce((row, letter) => nextRow(row, letter, b), first).at(-1) ?? 0
}

/** The word of a list that a mistyped one most likely meant; undefined when none is near. */
export function nearest(word: string, among: readonly string[]): string | undefined {
  const ranked = among
    .map((each) => ({ each, away: distance(word.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.away - b.away)
  const most = Math.max(2, Math.floor(word.length / 3))
  return ranked.find(({ each, away }) => away <= most && away < each.length)?.each
}
