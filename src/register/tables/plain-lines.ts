import type { CsvRow } from './csv-row.ts'
import { knownTexts } from './known-texts.ts'
import { LONGEST_ROW, TOO_LONG, UnreadableFile } from './utf8-lines.ts'

const [NEWLINE, RETURN, QUOTE] = [0x0a, 0x0d, 0x22]

/** Do these lines hold cells and delimiters alone, and end as they do anywhere but on old Macs? */
export const isPlain = (lines: Buffer): boolean =>
  !lines.includes(QUOTE) && (lines.includes(NEWLINE) || !lines.includes(RETURN))

/** Where the text before a line's end ends: a carriage return belongs to the line's end. */
const beforeReturn = (lines: Buffer, from: number, end: number): number =>
  end < lines.length && end > from && lines[end - 1] === RETURN ? end - 1 : end

/** Begins to read a file's plain lines, as most registers have throughout, into rows; `before` is how many rows stand above. */
export function plainLines(delimiter: string): (lines: Buffer, before: number) => CsvRow[] {
  const textOf = knownTexts()
  const divides = delimiter.charCodeAt(0)

  /** Reads the line that begins at a place into cells and tells where it ends. */
  function readLine(lines: Buffer, start: number, cells: string[]): number {
    let [from, at, hash, n] = [start, start, 0, 0]
    for (; at < lines.length && lines[at] !== NEWLINE; at++) {
      const byte = lines[at] as number
      if (byte === divides) {
        cells[n++] = textOf(lines, from, at, hash)
        from = at + 1
        hash = 0
      } else hash = (Math.imul(hash, 31) + byte) | 0
    }
    cells[n++] = textOf(lines, from, beforeReturn(lines, from, at), hash)
    cells.length = n
    return at
  }

  let cells: string[] = []
  return (lines, before) => {
    const rows: CsvRow[] = []
    for (let at = 0; at < lines.length; ) {
      // Rows mostly have as many cells as the one above, so that there is just the room for them.
      cells = cells.slice()
      const end = readLine(lines, at, cells)
      const row = before + rows.push({ row: before + rows.length + 1, cells })
      if (end - at > LONGEST_ROW) throw new UnreadableFile(row, TOO_LONG)
      at = end + 1
    }
    return rows
  }
}
