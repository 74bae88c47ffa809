/** About as many letters as fit along the side of a sheet that lies on its long side. */
const mostLetters = 95

/** What stands in the margin of every page of a draft: why it is one, or, where that is too long, where to read it; nothing on what is final. */
export function marginOf(draft: readonly string[]): string {
  if (draft.length === 0) return ''
  const all = `DRAFT, not to be served: ${draft.join('; ')}`
  return all.length <= mostLetters
    ? all
    : `DRAFT, not to be served. Page 1 says why, in ${draft.length} points.`
}
