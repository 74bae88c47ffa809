import { TextRun } from 'docx'
import { size } from './docx-page.ts'

/** Lines under one another as Word draws them, in letters so many points high. */
export const docxLines = (texts: string[], points: number, run: { rightToLeft?: boolean } = {}): TextRun[] =>
  texts.map(
    (text, index) => new TextRun({ text, size: size(points), ...run, ...(index > 0 ? { break: 1 } : {}) }),
  )
