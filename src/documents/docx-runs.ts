import { PageNumber, TextRun, type UnderlineType } from 'docx'
import type { Run } from './block.ts'
import { size } from './docx-page.ts'

/** How a stretch of text stands out. */
export type Style = { bold?: boolean; color?: string; underline?: { type: typeof UnderlineType.DOTTED } }

/** Stretches of text as Word draws them, in letters so many points high. */
export function docxRuns(given: Run[], points: number, style: Style = {}): TextRun[] {
  return given.map((run) => {
    if (run.kind === 'break') return new TextRun({ break: 1 })
    if (run.kind === 'box') return new TextRun({ text: '☐', font: 'Segoe UI Symbol', size: size(20) })
    if (run.kind === 'pages') return new TextRun({ children: [PageNumber.TOTAL_PAGES], size: size(points) })
    return new TextRun({ text: run.text, size: size(points), ...style, bold: style.bold ?? run.bold })
  })
}
