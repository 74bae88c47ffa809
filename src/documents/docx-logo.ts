import {
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  ImageRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx'
import { type LogoFile, logoFile } from './logo-file.ts'
import type { Paper } from './paper.ts'

/** Word's own points of a picture in a millimetre. */
const POINTS = 96 / 25.4

function fitted({ width, height }: LogoFile): { width: number; height: number } {
  const scale = Math.min((14 * POINTS) / height, (42 * POINTS) / width)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

const floating = {
  horizontalPosition: {
    relative: HorizontalPositionRelativeFrom.COLUMN,
    align: HorizontalPositionAlign.RIGHT,
  },
  verticalPosition: { relative: VerticalPositionRelativeFrom.PARAGRAPH, offset: 0 },
  wrap: { type: TextWrappingType.SQUARE },
}

/** The school's logo at the right of its letterhead, as high and wide as in the PDF; nothing where it has none. */
export function docxLogo({ letterhead: { logo } = {}, school }: Paper): ImageRun[] {
  const file = logo === undefined ? null : logoFile(logo)
  if (file === null) return []
  const alt = `${school.name}, logo`
  const altText = { name: alt, title: alt, description: alt }
  return [
    new ImageRun({
      type: file.kind,
      data: file.bytes,
      transformation: fitted(file),
      altText,
      floating,
    }),
  ]
}
