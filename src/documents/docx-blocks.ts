import { HeadingLevel, LineRuleType, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'
import type { Block } from './block.ts'
import { FEW, hair, MM, UNDRAWN, WIDTH } from './docx-page.ts'
import { docxRuns } from './docx-runs.ts'
import { docxTable } from './docx-table.ts'

/** The name of the numbering that ordered lists refer to. */
export const NUMBERED = 'numbered'
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]
function list(block: Block & { kind: 'list' }, instance: number, points: number): Paragraph[] {
  const keepNext = block.leads === true
  return block.items.map(
    (item, at) =>
      new Paragraph({
        keepNext,
        keepLines: keepNext,
        spacing: { after: at === block.items.length - 1 ? 120 : 40 },
        ...(block.ordered
          ? { numbering: { reference: NUMBERED, level: 0, instance } }
          : { bullet: { level: 0 } }),
        children: docxRuns(item, points),
      }),
  )
}

// Word draws the lines between paragraphs that have the same border only when told to.
function writingLines(count: number): Paragraph[] {
  const border = { bottom: hair, between: hair }
  const empty = Array.from(
    { length: count },
    (_, at) =>
      new Paragraph({
        border,
        // A few lines stay with the question that they answer.
        keepNext: count <= FEW && at < count - 1,
        spacing: { before: 0, after: 0, line: 482, lineRule: LineRuleType.EXACT },
      }),
  )
  return [...empty, new Paragraph({ spacing: { after: 0, line: 120 } })]
}

/** What Word wants between two tables and at the end of a cell, as low as a line can be. */
const gap = (keepNext = false) =>
  new Paragraph({ keepNext, spacing: { after: 0, line: 60, lineRule: LineRuleType.EXACT } })

const paragraph = ({ runs }: Block & { kind: 'paragraph' }, points: number, keepNext: boolean) =>
  new Paragraph({
    keepNext,
    keepLines: keepNext,
    // A box is higher than the letters beside it.
    ...(runs[0]?.kind === 'box' ? { spacing: { before: 100 } } : {}),
    children: docxRuns(runs, points),
  })

/** Columns side by side, in a table without lines. */
function beside(columns: Block[][]): Table {
  const wide = Math.round(WIDTH / columns.length)
  const cells = columns.map(
    (blocks) =>
      new TableCell({
        width: { size: wide, type: WidthType.DXA },
        children: [
          ...blocks.flatMap((one, nth) => drawBlock(one, nth, { points: SMALL, wide: wide - GUTTER })),
          gap(),
        ],
      }),
  )
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: columns.map(() => wide),
    borders: UNDRAWN,
    rows: [new TableRow({ children: cells })],
  })
}

/** The size of ordinary text, and of what is smaller than it; and what is left free between columns. */
const ORDINARY = 12
const SMALL = 10
const GUTTER = Math.round(4 * MM)
const page = { points: ORDINARY, wide: WIDTH }

/** One block as Word draws it, in letters so many points high and over so much of the page's width; a paragraph or a table can be kept on one page with what follows it. */
export function drawBlock(
  block: Block,
  index: number,
  { points, wide } = page,
  keepNext = false,
): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_3,
          keepNext: true,
          children: docxRuns(block.runs, block.level === 1 ? 14 : 12, { bold: true }),
        }),
      ]
    case 'paragraph':
      return [paragraph(block, points, keepNext || block.leads === true)]
    case 'list':
      return list(block, index, points)
    case 'table':
      return [docxTable(block, wide, keepNext), gap(keepNext)]
    case 'space':
      return writingLines(block.lines)
    case 'small':
      if (block.columns.length > 1) return [beside(block.columns), gap()]
      return block.columns.flat().flatMap((one, nth) => drawBlock(one, nth, { points: SMALL, wide }))
    case 'certificate':
      return []
  }
}
