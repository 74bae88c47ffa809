import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { docxLines } from './docx-lines.ts'
import { docxLogo } from './docx-logo.ts'
import { MM, size, UNDRAWN, WIDTH } from './docx-page.ts'
import { addressDown, type Paper } from './paper.ts'

/** How high the letterhead is where the address begins where it mostly does. */
const HEAD_HIGH = 38
const TIGHT = { spacing: { after: 0 } }
/** What stands at the head runs from left to right whichever way the letter does: the window is on the left. */
const HEAD = { bidirectional: false }
const RUN = { rightToLeft: false }

/** A label and what it names: one that runs to the left stands on the right of it, and a number keeps its order. */
const pair = (label: string, value: string, direction: Paper['voice']['direction']): string =>
  direction === 'rtl' ? `\u2067${label} \u2066${value}\u2069\u2069` : `${label} ${value}`

/** How the school is reached, as far as its papers know. */
function reachedBy({ school, voice: { words, direction } }: Paper): string[] {
  const { phone, email } = school
  const called = `${pair(words.phone, phone, direction)}   ${pair(words.email, email, direction)}`
  return [school.address.join(', '), phone === '' ? '' : called].filter((line) => line !== '')
}

function letterhead(paper: Paper): Paragraph {
  const { school } = paper
  return new Paragraph({
    ...HEAD,
    border: { bottom: { style: BorderStyle.SINGLE, size: 8, color: '333333', space: 4 } },
    children: [
      ...docxLogo(paper),
      new TextRun({ text: school.name, bold: true, size: size(15), ...RUN }),
      ...(reachedBy(paper).length > 0 ? [new TextRun({ break: 1 })] : []),
      ...docxLines(reachedBy(paper), 10, RUN),
    ],
  })
}

const about = (paper: Paper): TextRun[] =>
  docxLines([paper.dated, `${paper.voice.words.reference}: ${paper.reference}`], 12)

// The second row starts where a DL window envelope shows the address.
function addressed(paper: Paper): Table {
  const row = (millimetres: number, children: TableCell[]) =>
    new TableRow({ height: { value: Math.round(millimetres * MM), rule: HeightRule.ATLEAST }, children })
  const down = paper.letterhead?.addressDown ?? addressDown
  const width = { size: Math.round(WIDTH / 2), type: WidthType.DXA }
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [width.size, width.size],
    borders: UNDRAWN,
    // What stands at the head begins where the letter does.
    margins: { left: 0, right: 0 },
    visuallyRightToLeft: false,
    rows: [
      row(HEAD_HIGH + down - addressDown, [new TableCell({ columnSpan: 2, children: [letterhead(paper)] })]),
      row(33, [
        new TableCell({
          width,
          children: [
            new Paragraph({
              // However long the address is, the salutation stands apart from it.
              spacing: { after: 120, line: 228 },
              ...HEAD,
              children: docxLines(paper.to, paper.to.length > 6 ? 9 : 11, RUN),
            }),
          ],
        }),
        new TableCell({
          width,
          children: [
            // On the right of the page, which is where a paragraph begins that runs to the left.
            new Paragraph({
              ...TIGHT,
              alignment: paper.voice.direction === 'rtl' ? AlignmentType.START : AlignmentType.END,
              children: about(paper),
            }),
          ],
        }),
      ]),
    ],
  })
}

/** What stands above a paper's body in Word: its letterhead, to whom it goes, the day, the reference and the heading. */
export function docxOpening(paper: Paper): (Paragraph | Table)[] {
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    children: [new TextRun({ text: paper.heading, bold: true, size: size(14) })],
  })
  if (paper.layout === 'sheet') return [heading]
  if (paper.layout === 'paper') return [letterhead(paper), new Paragraph({ children: about(paper) }), heading]
  return [addressed(paper), new Paragraph({ children: docxLines([`${paper.salutation},`], 12) }), heading]
}
