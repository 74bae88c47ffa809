import type { Pathway } from '../pathway.ts'
import { type Part, type PartKind, partKinds } from './part.ts'
import { pathwayParts } from './pathway-parts.ts'

/** What differs in one thing of two pathways: it comes, it goes, or some of what is said of it does. */
export type Difference = {
  kind: PartKind
  id: string
  title: string
  how: 'comes' | 'goes' | 'changes'
  was: readonly string[]
  now: readonly string[]
}

const keyOf = ({ kind, id }: Part): string => `${kind} ${id}`
const lines = ({ title, says, note }: Part): string[] => [title, ...says, ...(note === null ? [] : [note])]
const without = (some: readonly string[], others: readonly string[]) =>
  some.filter((one) => !others.includes(one))

function changed(was: Part, now: Part): Difference[] {
  const [old, young] = [lines(was), lines(now)]
  const { kind, id, title } = now
  const [gone, come] = [without(old, young), without(young, old)]
  if (gone.length + come.length === 0) return []
  return [{ kind, id, title, how: 'changes', was: gone, now: come }]
}

const alone = (how: 'comes' | 'goes', { kind, id, title }: Part): Difference => ({
  kind,
  id,
  title,
  how,
  was: [],
  now: [],
})

/** What differs between two pathways, or two versions of one, kind by kind: things are the same where their kind and id are. */
export function pathwayDiff(from: Pathway, to: Pathway): Difference[] {
  const [old, young] = [pathwayParts(from), pathwayParts(to)]
  const before = new Map(old.map((part) => [keyOf(part), part]))
  const after = new Set(young.map(keyOf))
  const all = [
    ...old.filter((part) => !after.has(keyOf(part))).map((part) => alone('goes', part)),
    ...young.flatMap((part) => {
      const was = before.get(keyOf(part))
      return was === undefined ? [alone('comes', part)] : changed(was, part)
    }),
  ]
  return partKinds.flatMap((kind) => all.filter((one) => one.kind === kind))
}
