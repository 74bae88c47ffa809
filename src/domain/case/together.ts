import type { ParentFacts } from './facts.ts'

const apartFrom = (parents: readonly ParentFacts[], id: string): readonly string[] =>
  parents.find((one) => one.id === id)?.apartFrom ?? []

/** Are any two of these parents met apart from each other? */
export function someApart(parents: readonly ParentFacts[], ids: readonly string[]): boolean {
  return ids.some((id) => apartFrom(parents, id).some((other) => ids.includes(other)))
}

/** Those of some parents, from the first on, who may be met together: nobody whom one already taken is apart from. */
export function householdOf(parents: readonly ParentFacts[], ids: readonly string[]): string[] {
  const taken: string[] = []
  for (const id of ids) if (!someApart(parents, [...taken, id])) taken.push(id)
  return taken
}
