import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  HeightRule,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { drawBlock } from './docx-blocks.ts'
import { MM, size, UNDRAWN, WIDTH } from './docx-page.ts'
import { numbering, stylesFor } from './docx-styles.ts'
import { type Paper, withTwin } from './paper.ts'

const TIGHT = { spacing: { after: 0 } }
/** What stands at the head runs from left to right whichever way the letter does: the window is on the left. */
const HEAD = { bidirectional: false }
const RUN = { rightToLeft: false }

const lines = (texts: string[], points: number, run: { rightToLeft?: boolean } = {}): TextRun[] =>
  texts.map(
    (text, index) => new TextRun({ text, size: size(points), ...run, ...(index > 0 ? { break: 1 } : {}) }),
  )

function letterhead({ school, voice: { words } }: Paper): Paragraph {
  return new Paragraph({
    ...HEAD,
    border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: '333333', space: 4 } },
    children: [
      new TextRun({ text: school.name, bold: true, size: size(15), ...RUN }),
      new TextRun({ break: 1 }),
      ...lines(
        [school.address.join(', '), `${words.phone} ${school.phone}   ${words.email} ${school.email}`],
        10,
        RUN,
      ),
    ],
  })
}

const about = (paper: Paper): TextRun[] =>
  lines([paper.dated, `${paper.voice.words.reference}: ${paper.reference}`], 12, RUN)

// The second row starts where a DL window envelope shows the address.
function addressed(paper: Paper): Table {
  const row = (millimetres: number, children: TableCell[]) =>
    new TableRow({ height: { value: Math.round(millimetres * MM), rule: HeightRule.ATLEAST }, children })
  const width = { size: Math.round(WIDTH / 2), type: WidthType.DXA }
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [width.size, width.size],
    borders: UNDRAWN,
    // What stands at the head begins where the letter does.
    margins: { left: 0, right: 0 },
    visuallyRightToLeft: false,
    rows: [
      row(38, [new TableCell({ columnSpan: 2, children: [letterhead(paper)] })]),
      row(33, [
        new TableCell({
          width,
          children: [
            new Paragraph({
              ...TIGHT,
              ...HEAD,
              children: lines(paper.to, paper.to.length > 6 ? 9 : 11, RUN),
            }),
          ],
        }),
        new TableCell({
          width,
          children: [
            new Paragraph({ ...TIGHT, ...HEAD, alignment: AlignmentType.RIGHT, children: about(paper) }),
          ],
        }),
      ]),
    ],
  })
}

function opening(paper: Paper): (Paragraph | Table)[] {
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    children: [new TextRun({ text: paper.heading, bold: true, size: size(14) })],
  })
  if (paper.layout === 'sheet') return [heading]
  if (paper.layout === 'paper') return [letterhead(paper), new Paragraph({ children: about(paper) }), heading]
  return [addressed(paper), new Paragraph({ children: lines([`${paper.salutation},`], 12) }), heading]
}

function closing({ signOff, school, enclosures, voice: { words } }: Paper): Paragraph[] {
  const signed = signOff
    ? [
        new Paragraph({ keepNext: true, spacing: { after: 520 }, children: lines([words.sincerely], 12) }),
        new Paragraph({
          keepNext: enclosures.length > 0,
          children: [
            new TextRun({ text: signOff.name, bold: true, size: size(12) }),
            new TextRun({ break: 1 }),
            ...lines([`${signOff.role}, ${school.name}`], 12),
          ],
        }),
      ]
    : []
  if (enclosures.length === 0) return signed
  return [...signed, new Paragraph({ children: lines([`${words.enclosed}: ${enclosures.join(', ')}`], 12) })]
}

/** Where somebody writes who filled a paper in and when, and what to do with it then. */
function toSign(foot: string | undefined): Paragraph[] {
  if (foot === undefined) return []
  const line = (text: string) =>
    new Paragraph({ ...TIGHT, children: [new TextRun({ text, size: size(10) })] })
  return [line('Filled in by ______________________________     Day ________________'), line(foot)]
}

function footer(paper: Paper): Footer {
  const { words } = paper.voice
  const number = new TextRun({
    size: size(10),
    children: [
      `${paper.reference}   ${words.page} `,
      PageNumber.CURRENT,
      ` ${words.of} `,
      paper.twin === undefined ? PageNumber.TOTAL_PAGES : PageNumber.TOTAL_PAGES_IN_SECTION,
    ],
  })
  const signature = new TextRun({
    size: size(10),
    text: `${words.signed} ______________________________     `,
  })
  return new Footer({
    children: [
      ...toSign(paper.foot),
      new Paragraph(
        paper.signEveryPage
          ? { children: [signature, number] }
          : { alignment: AlignmentType.END, children: [number] },
      ),
    ],
  })
}

function appendix(paper: Paper): (Paragraph | Table)[] {
  if (paper.appendix.length === 0) return []
  return [
    new Paragraph({ pageBreakBefore: true, spacing: { after: 0, line: 20, lineRule: LineRuleType.EXACT } }),
    ...paper.appendix.flatMap((block, index) => drawBlock(block, index)),
  ]
}

const millimetres = (length: number) => Math.round(length * MM)
const PAGE = {
  size: { width: millimetres(210), height: millimetres(297) },
  margin: {
    top: millimetres(15),
    bottom: millimetres(15),
    left: millimetres(22),
    right: millimetres(22),
    footer: millimetres(8),
  },
}

const section = (paper: Paper): ISectionOptions => ({
  properties: { page: { ...PAGE, pageNumbers: { start: 1 } } },
  footers: { default: footer(paper) },
  children: [
    ...opening(paper),
    ...paper.body.flatMap((block, index) =>
      // A signature never stands on a page of its own: what it signs goes over with it.
      drawBlock(block, index, undefined, paper.signOff !== null && index === paper.body.length - 1),
    ),
    ...closing(paper),
    ...appendix(paper),
  ],
})

/** The document as a Word file that a school can still change before it is sent; its twin, where it has one, follows it. */
export async function paperToDocx(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    creator: paper.school.name,
    styles: stylesFor(paper.voice),
    numbering,
    sections: withTwin(paper).map(section),
  })
  return Packer.toBuffer(document)
}
