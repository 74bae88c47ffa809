import type { Block, Cell, Run } from './block.ts'

/** How many lines there are to write on where a whole paragraph is not known. */
const passageLines = 3

const said = (runs: readonly Run[]): string =>
  runs.map((run) => (run.kind === 'text' ? run.text : '')).join('')

/** Are there lines to write on, and nothing else but signs between them? */
const isUnsaid = (runs: readonly Run[]): boolean =>
  runs.some(({ kind }) => kind === 'rule') && !/[\p{L}\p{N}]/u.test(said(runs))

const cellOf = (cell: Cell): Cell => (isUnsaid(cell.runs) ? { ...cell, runs: [] } : cell)

/** Blocks with room to write wherever nothing of them is known: a cell is left empty, and a paragraph becomes lines over the whole width. */
export const placesToWrite = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => {
    if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(cellOf)) }
    if (block.kind === 'paragraph' && isUnsaid(block.runs)) return { kind: 'space', lines: passageLines }
    return block
  })
