import type { Dict } from '../state/model.ts'
import { placedElements } from '../state/values.ts'
import { fault, type PayloadFault } from './faults.ts'
import { inspectBlock } from './inspect.ts'
import { refusedOn } from './shapes.ts'

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home'

const LIMIT: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 }

const duplicates = (blocks: readonly Dict[], at: string): PayloadFault[] => {
  const ids = blocks.map((block) => block.block_id)
  return ids.flatMap((id, i) =>
    id !== undefined && ids.indexOf(id) < i
      ? [fault(`${at}/${i}/block_id`, `\`block_id\` "${id}" already exists`, 'duplicate')]
      : [],
  )
}

const refusals = (blocks: readonly Dict[], surface: Surface, at: string): PayloadFault[] =>
  blocks.flatMap((block, i) => {
    const types = [block.type, (block.element as Dict | undefined)?.type].map(String)
    const refused = types.find((type) => refusedOn[surface].includes(type))
    return refused === undefined ? [] : [fault(`${at}/${i}`, `unsupported type: ${refused}`, 'unsupported')]
  })

const focuses = (blocks: readonly Dict[], at: string): PayloadFault[] =>
  placedElements(blocks).filter(({ element }) => element.focus_on_load === true).length > 1
    ? [fault(at, 'only one element may use `focus_on_load`')]
    : []

/** Everything wrong with a list of blocks on a surface. */
export function inspectBlocks(blocks: unknown, surface: Surface, at: string): PayloadFault[] {
  if (!Array.isArray(blocks)) return [fault(at, 'must provide an array', 'invalid_type')]
  if (blocks.length > LIMIT[surface])
    return [fault(at, `no more than ${LIMIT[surface]} items allowed`, 'too_many')]
  const wrong = blocks.flatMap((block, i) => inspectBlock(block, `${at}/${i}`))
  if (wrong.length > 0) return wrong
  const sound = blocks as Dict[]
  return [...duplicates(sound, at), ...refusals(sound, surface, at), ...focuses(sound, at)]
}

const textIn = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textIn(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + (name === 'text' && typeof one === 'string' ? [...one].length : textIn(one)),
    0,
  )
}

/** How many characters all texts of some blocks have together. */
export function textLength(blocks: readonly Dict[]): number {
  return textIn(blocks)
}
