import { PageNumber, TextRun, type UnderlineType } from 'docx'
import type { Run } from './block.ts'
import { size } from './docx-page.ts'

/** How wide an underscore is in twelve-point letters, in millimetres. */
const UNDERSCORE = 1.9

/** How a stretch of text stands out. */
export type Style = { bold?: boolean; color?: string; underline?: { type: typeof UnderlineType.DOTTED } }

type Drawn = { [Kind in Run['kind']]: (run: Run & { kind: Kind }, points: number, style: Style) => TextRun }

const drawn: Drawn = {
  break: () => new TextRun({ break: 1 }),
  box: () => new TextRun({ text: '☐', font: 'Segoe UI Symbol', size: size(20) }),
  rule: ({ long }, points) =>
    new TextRun({ text: '_'.repeat(Math.round(long / UNDERSCORE)), size: size(points) }),
  pages: (_, points) => new TextRun({ children: [PageNumber.TOTAL_PAGES], size: size(points) }),
  text: ({ text, bold }, points, style) =>
    new TextRun({ text, size: size(points), ...style, bold: style.bold ?? bold }),
}

/** Stretches of text as Word draws them, in letters so many points high. */
export const docxRuns = (given: Run[], points: number, style: Style = {}): TextRun[] =>
  given.map((run) => drawn[run.kind](run as never, points, style))
