import type { ParentFacts } from './facts.ts'

const apartFrom = (parents: readonly ParentFacts[], id: string): readonly string[] =>
  parents.find((one) => one.id === id)?.apartFrom ?? []

/** Does any parent of this family live apart from another, so that nobody is told who is met when? */
export const livesApart = (parents: readonly ParentFacts[]): boolean => parents.some((one) => one.apart)

/** Are any two of these parents met apart from each other? */
export function someApart(parents: readonly ParentFacts[], ids: readonly string[]): boolean {
  return ids.some((id) => apartFrom(parents, id).some((other) => ids.includes(other)))
}

/**
 * May these parents read what was agreed with some others? Only where all of those are among them, and, as parents apart
 * may be met together for once, none of those is apart from a reader who was not asked then. What staff agreed among
 * themselves is read by no parent.
 */
export function mayRead(
  parents: readonly ParentFacts[],
  readers: readonly string[],
  agreedWith: readonly string[],
): boolean {
  const known = agreedWith.length > 0 && agreedWith.every((who) => readers.includes(who))
  const fresh = readers.filter((who) => !agreedWith.includes(who))
  return known && !agreedWith.some((who) => fresh.some((reader) => apartFrom(parents, who).includes(reader)))
}

/** Those of some parents, from the first on, who may be met together: nobody whom one already taken is apart from. */
export function householdOf(parents: readonly ParentFacts[], ids: readonly string[]): string[] {
  const taken: string[] = []
  for (const id of ids) if (!someApart(parents, [...taken, id])) taken.push(id)
  return taken
}
