import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { drawBlock } from './docx-blocks.ts'
import { docxLines } from './docx-lines.ts'
import { docxOpening } from './docx-opening.ts'
import { MM, size } from './docx-page.ts'
import { numbering, stylesFor } from './docx-styles.ts'
import { type Paper, withTwin } from './paper.ts'

function closing({ signOff, enclosures, voice: { words } }: Paper): Paragraph[] {
  const signed = signOff
    ? [
        new Paragraph({
          keepNext: true,
          spacing: { after: 520 },
          children: docxLines([words.sincerely], 12),
        }),
        new Paragraph({
          keepNext: enclosures.length > 0,
          children: [
            new TextRun({ text: signOff.name, bold: true, size: size(12) }),
            new TextRun({ break: 1 }),
            ...docxLines([`${signOff.role}, ${signOff.of}`], 12),
          ],
        }),
      ]
    : []
  if (enclosures.length === 0) return signed
  return [
    ...signed,
    new Paragraph({ children: docxLines([`${words.enclosed}: ${enclosures.join(', ')}`], 12) }),
  ]
}

/** Where somebody writes who filled a paper in and when, and what to do with it then. */
function toSign(foot: string | undefined): Paragraph[] {
  if (foot === undefined) return []
  const line = (text: string) =>
    new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, size: size(10) })] })
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
    ...docxOpening(paper),
    ...paper.body.flatMap((block, index) =>
      // A signature never stands on a page of its own: what it signs goes over with it.
      drawBlock(block, index, undefined, paper.signOff !== null && index === paper.body.length - 1),
    ),
    ...closing(paper),
    ...appendix(paper),
  ],
})

/**
 * The document as a Word file that a school can still change before it is sent; its twin, where it has one, follows it. Its lines stand `close` where
 * those of its PDF do, so that both have as many pages.
 */
export async function paperToDocx(paper: Paper, close = false): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    creator: paper.school.name,
    styles: stylesFor(paper.voice, close),
    numbering,
    sections: withTwin(paper).map(section),
  })
  return Packer.toBuffer(document)
}
