import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  HeightRule,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx'
import type { Block, Cell, Look, Run, Table as TableBlock, TableStyle } from './block.ts'
/** Word's unit of length, twentieths of a point, in a millimetre. */
export const MM = 56.7
/** The width between the margins of an A4 page. */
export const WIDTH = Math.round((210 - 44) * MM)
/** The name of the numbering that ordered lists refer to. */
export const NUMBERED = 'numbered'
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]
const hair = { style: BorderStyle.SINGLE, size: 4, color: '777777' }

/** Word counts the size of text in half points. */
export const size = (points: number) => points * 2

type Style = { bold?: boolean; color?: string; underline?: { type: typeof UnderlineType.DOTTED } }

function runs(given: Run[], points: number, style: Style = {}): TextRun[] {
  return given.map((run) => {
    if (run.kind === 'break') return new TextRun({ break: 1 })
    if (run.kind === 'box') return new TextRun({ text: '☐', font: 'Segoe UI Symbol', size: size(20) })
    if (run.kind === 'pages') return new TextRun({ children: [PageNumber.TOTAL_PAGES], size: size(points) })
    return new TextRun({ text: run.text, size: size(points), ...style, bold: style.bold ?? run.bold })
  })
}

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

function tableCell(cell: Cell, style: TableStyle): TableCell {
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
        spacing: { after: 0, line: 240 },
        children: runs(cell.runs, POINTS[style], lookOf(cell.look)),
      }),
    ],
  })
}

function table(block: TableBlock): Table {
  const whole = block.widths.reduce((a, b) => a + b, 0)
  const row = (cells: Cell[], tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      ...(block.style === 'text' && cells.some((cell) => cell.runs.length === 0)
        ? { height: { value: Math.round(11 * MM), rule: HeightRule.ATLEAST } }
        : {}),
      children: cells.map((cell) => tableCell(cell, block.style)),
    })
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: block.widths.map((share) => Math.round((WIDTH * share) / whole)),
    borders: {
      top: hair,
      bottom: hair,
      left: hair,
      right: hair,
      insideHorizontal: hair,
      insideVertical: hair,
    },
    rows: [
      ...(block.over === undefined ? [] : [row(block.over, true)]),
      row(block.head, true),
      ...block.rows.map((cells) => row(cells, false)),
    ],
  })
}

function list(block: Block & { kind: 'list' }, instance: number, points: number): Paragraph[] {
  return block.items.map(
    (item) =>
      new Paragraph({
        spacing: { after: 40 },
        ...(block.ordered
          ? { numbering: { reference: NUMBERED, level: 0, instance } }
          : { bullet: { level: 0 } }),
        children: runs(item, points),
      }),
  )
}

// Word draws the lines between paragraphs that have the same border only when told to.
function writingLines(count: number): Paragraph[] {
  const border = { bottom: hair, between: hair }
  const empty = Array.from(
    { length: count },
    () => new Paragraph({ border, spacing: { before: 0, after: 0, line: 440 } }),
  )
  return [...empty, new Paragraph({ spacing: { after: 0, line: 120 } })]
}

/** The size of ordinary text, and of what is smaller than it. */
const ORDINARY = 12
const SMALL = 10

/** One block as Word draws it; what stands side by side on paper stands one below the other here. */
export function drawBlock(block: Block, index: number, points = ORDINARY): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_3,
          keepNext: true,
          children: runs(block.runs, block.level === 1 ? 14 : 12, { bold: true }),
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ children: runs(block.runs, points) })]
    case 'list':
      return list(block, index, points)
    case 'table':
      return [table(block), new Paragraph({ spacing: { after: 0 } })]
    case 'space':
      return writingLines(block.lines)
    case 'small':
      return block.columns.flat().flatMap((one, nth) => drawBlock(one, nth, SMALL))
    case 'certificate':
      return []
  }
}
