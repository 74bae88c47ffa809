import type { Dict } from './model.ts'

interface Place {
  name: string
  holds: 'block' | 'element'
}

const elementsAt = (name: string): Place => ({ name, holds: 'element' })
const blocksAt = (name: string): Place => ({ name, holds: 'block' })

/** Where blocks of a type hold several elements, or other blocks. */
const LISTS: Readonly<Record<string, Place>> = {
  actions: elementsAt('elements'),
  context_actions: elementsAt('elements'),
  card: elementsAt('actions'),
  carousel: blocksAt('elements'),
  container: blocksAt('child_blocks'),
  plan: blocksAt('tasks'),
}

/** Where blocks of any type hold one element. */
const SINGLE = [elementsAt('element'), elementsAt('accessory')]

const placesIn = (block: Dict): Place[] =>
  [LISTS[String(block.type)] ?? [], SINGLE].flat().filter(({ name }) => block[name] !== undefined)

/** Blocks or elements that stand in a block itself, each with the path to it. */
export function inside(block: Dict, kind: Place['holds']): { one: Dict; path: string }[] {
  return placesIn(block)
    .filter(({ holds }) => holds === kind)
    .flatMap(({ name }) => {
      const held = block[name] as Dict | Dict[]
      return Array.isArray(held)
        ? held.map((one, i) => ({ one, path: `${name}/${i}` }))
        : [{ one: held, path: name }]
    })
}

/** The blocks given and all that lie inside them, the outer before the inner. */
export function allBlocks(blocks: readonly Dict[]): Dict[] {
  return blocks.flatMap((block) => [block, ...allBlocks(inside(block, 'block').map(({ one }) => one))])
}

/** The elements that stand in a block itself. */
export function elementsIn(block: Dict): Dict[] {
  return inside(block, 'element').map(({ one }) => one)
}

/** A block whose inner blocks and elements are changed, one by one. */
export function changeInside(block: Dict, change: Record<Place['holds'], (one: Dict) => Dict>): Dict {
  const changed = placesIn(block).map(({ name, holds }) => {
    const held = block[name] as Dict | Dict[]
    return [name, Array.isArray(held) ? held.map(change[holds]) : change[holds](held)]
  })
  return { ...block, ...Object.fromEntries(changed) }
}
