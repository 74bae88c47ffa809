import { AlignmentType, type IStylesOptions, LevelFormat } from 'docx'
import { NUMBERED } from './docx-blocks.ts'
import { size } from './docx-page.ts'
import type { Voice } from './voice.ts'

// Noto Sans is not on a school's computer, and Word would put a serif face in its place; Arial is there.
const FONT = 'Arial'

const leftward = {
  run: { rightToLeft: true },
  paragraph: { bidirectional: true },
}

/** How far apart paragraphs and lines stand, in Word's own measures. */
const spacings = { ordinary: { after: 108, line: 258 }, close: { after: 80, line: 244 } }

/** How Word sets a document in a language, with its lines as close as they can be where `close` says so. */
export function stylesFor({ language, direction }: Voice, close: boolean): IStylesOptions {
  const flow = direction === 'rtl' ? leftward : { run: {}, paragraph: {} }
  const spoken = language === 'en' ? 'en-GB' : language
  return {
    default: {
      document: {
        run: {
          font: FONT,
          size: size(12),
          language: { value: spoken, ...(direction === 'rtl' && { bidirectional: spoken }) },
          ...flow.run,
        },
        paragraph: { spacing: close ? spacings.close : spacings.ordinary, ...flow.paragraph },
      },
      heading1: {
        run: { font: FONT, size: size(14), bold: true, color: '000000' },
        paragraph: { spacing: { before: 160, after: 120 } },
      },
      heading2: {
        run: { font: FONT, size: size(12), bold: true, color: '000000' },
        paragraph: { spacing: { before: 160, after: 80 } },
      },
      heading3: {
        run: { font: FONT, size: size(12), bold: true, color: '000000' },
        paragraph: { spacing: { before: 120, after: 60 } },
      },
    },
  }
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
