import type { Block } from './block.ts'

/** Is this a place to answer in: lines, a table, or boxes to tick? */
const isAnswered = (block: Block | undefined): boolean =>
  block?.kind === 'space' ||
  block?.kind === 'table' ||
  (block?.kind === 'paragraph' && block.runs[0]?.kind === 'box')

/** Blocks of which each paragraph or list that asks for something stands on one page with the place to answer it. */
export const withLeads = (blocks: readonly Block[]): Block[] =>
  blocks.map((block, at) =>
    (block.kind === 'paragraph' || block.kind === 'list') && isAnswered(blocks[at + 1])
      ? { ...block, leads: true }
      : block,
  )
