import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  UnderlineType,
  WidthType,
} from 'docx'
import type { Cell, Look, Table as TableBlock, TableStyle } from './block.ts'
import { FEW, hair, MM } from './docx-page.ts'
import { docxRuns, type Style } from './docx-runs.ts'

type Shade = { type: (typeof ShadingType)[keyof typeof ShadingType]; fill: string; color: string }
const filled = (fill: string): Shade => ({ type: ShadingType.CLEAR, fill, color: 'auto' })
const SHADES: Partial<Record<Look, Shade>> = {
  unauthorised: filled('000000'),
  shut: filled('D9D9D9'),
  head: filled('F0F0F0'),
  'not-theirs': { type: ShadingType.THIN_DIAGONAL_STRIPE, fill: 'FFFFFF', color: '808080' },
}
const EDGES: Partial<
  Record<Look, { style: (typeof BorderStyle)[keyof typeof BorderStyle]; size: number; color: string }>
> = {
  authorised: { style: BorderStyle.SINGLE, size: 16, color: '000000' },
  unexplained: { style: BorderStyle.DASHED, size: 12, color: '000000' },
}
const BOLD: ReadonlySet<Look> = new Set(['head', 'late', 'authorised', 'unexplained'])
const UNDER: ReadonlySet<Look> = new Set(['not-counted'])

const tight = { left: 30, right: 30, top: 10, bottom: 10 }
const roomy = { left: 80, right: 80, top: 50, bottom: 50 }
const MARGINS: Record<TableStyle, typeof tight> = { text: roomy, small: tight, weeks: tight }
const POINTS: Record<TableStyle, number> = { text: 12, small: 10, weeks: 9 }

function lookOf(look: Look): Style {
  if (look === 'unauthorised') return { bold: true, color: 'FFFFFF' }
  if (UNDER.has(look)) return { underline: { type: UnderlineType.DOTTED } }
  return BOLD.has(look) ? { bold: true } : {}
}

function tableCell(cell: Cell, style: TableStyle, keepNext: boolean): TableCell {
  const shading = SHADES[cell.look]
  const edge = EDGES[cell.look]
  return new TableCell({
    ...(shading ? { shading } : {}),
    ...(cell.span === undefined ? {} : { columnSpan: cell.span }),
    ...(edge ? { borders: { top: edge, bottom: edge, left: edge, right: edge } } : {}),
    margins: MARGINS[style],
    children: [
      new Paragraph({
        ...(style === 'weeks' ? { alignment: AlignmentType.CENTER } : {}),
        keepNext,
        spacing: { after: 0, line: 240 },
        children: docxRuns(cell.runs, POINTS[style], lookOf(cell.look)),
      }),
    ],
  })
}

/** A table as Word draws it, so wide in Word's units; a small one stands on one page, and can be kept there with what follows it. */
export function docxTable(block: TableBlock, wide: number, keepNext = false): Table {
  const small = block.rows.length <= FEW
  const whole = block.widths.reduce((a, b) => a + b, 0)
  const row = (cells: Cell[], tableHeader: boolean, keep: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      ...(block.style === 'text' && cells.some((cell) => cell.runs.length === 0)
        ? { height: { value: Math.round(11 * MM), rule: HeightRule.ATLEAST } }
        : {}),
      // A heading row is never the last of a page.
      children: cells.map((cell) => tableCell(cell, block.style, keep)),
    })
  return new Table({
    width: { size: wide, type: WidthType.DXA },
    columnWidths: block.widths.map((share) => Math.round((wide * share) / whole)),
    borders: {
      top: hair,
      bottom: hair,
      left: hair,
      right: hair,
      insideHorizontal: hair,
      insideVertical: hair,
    },
    rows: [
      ...(block.over === undefined ? [] : [row(block.over, true, true)]),
      row(block.head, true, true),
      ...block.rows.map((cells, at) => row(cells, false, small && (keepNext || at < block.rows.length - 1))),
    ],
  })
}
