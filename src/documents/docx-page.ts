import { BorderStyle } from 'docx'

/** Word's unit of length, twentieths of a point, in a millimetre. */
export const MM = 56.7
/** The width between the margins of an A4 page. */
export const WIDTH = Math.round((210 - 44) * MM)
/** Word counts the size of text in half points. */
export const size = (points: number) => points * 2

/** So many lines or rows stand on one page. */
export const FEW = 6

/** A thin grey line. */
export const hair = { style: BorderStyle.SINGLE, size: 4, color: '777777' }

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
/** The borders of a table that is there to place things and shows no line. */
export const UNDRAWN = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}
