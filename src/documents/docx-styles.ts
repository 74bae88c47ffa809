import { AlignmentType, LevelFormat } from 'docx'
import { NUMBERED } from './docx-blocks.ts'
import { size } from './docx-page.ts'

// Noto Sans is not on a school's computer, and Word would put a serif face in its place; Arial is there.
const FONT = 'Arial'

/** How Word sets every document. */
export const styles = {
  default: {
    document: {
      run: { font: FONT, size: size(12), language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 264 } },
    },
    heading1: {
      run: { font: FONT, size: size(14), bold: true, color: '000000' },
      paragraph: { spacing: { before: 160, after: 120 } },
    },
    heading2: {
      run: { font: FONT, size: size(12), bold: true, color: '000000' },
      paragraph: { spacing: { before: 160, after: 80 } },
    },
  },
}

/** How Word counts the items of a list. */
export const numbering = {
  config: [
    {
      reference: NUMBERED,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { left: 420, hanging: 420 } } },
        },
      ],
    },
  ],
}
