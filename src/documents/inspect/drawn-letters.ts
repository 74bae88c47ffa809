import { getResolvedPDFJS } from 'unpdf'

type Drawn = { fnArray: readonly number[]; argsArray: readonly unknown[] }

/** A page that can say what is drawn on it, step by step. */
export type DrawnPage = { getOperatorList: () => Promise<Drawn> }

/** How many letters and digits a text has, a ligature as its own. */
export const lettersIn = (text: string): number => text.normalize('NFKC').match(/[\p{L}\p{N}]/gu)?.length ?? 0

type Buffers = Pick<ArrayBuffer, 'slice'> & { transferToFixedLength?: (this: ArrayBuffer) => ArrayBuffer }

// Node 20 has not got what the reader hands its fonts over with.
function onNode20(): void {
  const prototype: Buffers = ArrayBuffer.prototype
  prototype.transferToFixedLength ??= function () {
    return this.slice(0)
  }
}

const glyphsOf = (args: unknown): readonly unknown[] =>
  Array.isArray(args) && Array.isArray(args[0]) ? args[0] : []

const writtenBy = (glyph: unknown): string =>
  typeof glyph === 'object' && glyph !== null && 'unicode' in glyph ? String(glyph.unicode) : ''

/** How many letters and digits are drawn on a page, those beyond its edges too, which its text leaves out. */
export async function drawnLetters(page: DrawnPage): Promise<number> {
  onNode20()
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await page.getOperatorList()
  const drawn = fnArray.flatMap((does, at) => (does === OPS.showText ? glyphsOf(argsArray[at]) : []))
  return lettersIn(drawn.map(writtenBy).join(''))
}
