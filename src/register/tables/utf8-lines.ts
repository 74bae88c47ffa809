import { isUtf8 } from 'node:buffer'

/** A file that can't be read as a table at all: at which row, and what to do. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  readonly row: number

  constructor(row: number, says: string) {
    super(says)
    this.row = row
  }
}

const NEWLINE = 0x0a
/** No sound row is longer than this; a quote left open makes one. */
export const LONGEST_ROW = 100_000

/** How large a file may be and, where that is known beforehand, is in bytes, and who looks at its bytes as they pass. */
export type ByteLimits = { most: number; size?: number | undefined; seen: (chunk: Uint8Array) => void }

/** What to say of a row without an end. */
export const TOO_LONG = `this row has more than ${LONGEST_ROW / 1000} thousand characters: look for a quotation mark that is never closed`

const tooLarge = (most: number) =>
  `the file is larger than ${Math.floor(most / 1_000_000)} MB: import it in parts, a term at a time`

const SAVE_AS = 'save it again as "CSV UTF-8"'

const heads: readonly (readonly [bytes: readonly number[], says: string])[] = [
  [[0xff, 0xfe], `the file is in UTF-16: ${SAVE_AS}`],
  [[0xfe, 0xff], `the file is in UTF-16: ${SAVE_AS}`],
  [[0x50, 0x4b, 0x03, 0x04], `the file is a workbook or an archive, not CSV: ${SAVE_AS}`],
  [[0xd0, 0xcf, 0x11, 0xe0], `the file is an old workbook, not CSV: ${SAVE_AS}`],
  [[0x25, 0x50, 0x44, 0x46], 'the file is a PDF, not CSV: have the system export it as CSV instead'],
]

function refuseHead(start: Buffer): void {
  const found = heads.find(([bytes]) => bytes.every((byte, n) => start[n] === byte))
  if (found) throw new UnreadableFile(1, found[1])
}

// A register has millions of lines: one look a byte costs a third of one search a line.
function linesIn(bytes: Buffer): number {
  let lines = 0
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === NEWLINE) lines += 1
  return lines
}

function checked(lines: Buffer, before: number): Buffer {
  const nul = lines.indexOf(0)
  if (nul >= 0) {
    const row = before + linesIn(lines.subarray(0, nul)) + 1
    throw new UnreadableFile(row, `the file holds a NUL byte, so it is not plain text: ${SAVE_AS}`)
  }
  if (isUtf8(lines)) return lines
  let row = before + 1
  for (let from = 0; from < lines.length; row++) {
    const end = lines.indexOf(NEWLINE, from)
    const until = end < 0 ? lines.length : end + 1
    if (!isUtf8(lines.subarray(from, until))) break
    from = until
  }
  throw new UnreadableFile(row, `the file is not in UTF-8 (it may be in Windows-1252): ${SAVE_AS}`)
}

/** Without the byte order mark that Excel puts before the first line. */
const withoutMark = (start: Buffer): Buffer =>
  start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? start.subarray(3) : start

/** The lines that end in these bytes, and the beginning of the next one, which stays when the bytes are taken back. */
function split(held: Buffer, before: number): { whole: Buffer; rest: Buffer } {
  const end = held.lastIndexOf(NEWLINE) + 1
  if (held.length - end > LONGEST_ROW) throw new UnreadableFile(before + linesIn(held) + 1, TOO_LONG)
  return { whole: held.subarray(0, end), rest: Buffer.from(held.subarray(end)) }
}

/** The bytes of a file as they come; throws UnreadableFile on another kind of file and past a size. */
export async function* measuredBytes(
  source: AsyncIterable<Uint8Array>,
  { most, size: told = 0, seen }: ByteLimits,
): AsyncGenerator<Buffer> {
  if (told > most) throw new UnreadableFile(0, tooLarge(most))
  let size = 0
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (size === 0) refuseHead(bytes)
    size += bytes.length
    if (size > most) throw new UnreadableFile(0, tooLarge(most))
    seen(bytes)
    yield bytes
  }
}

/** What is read of a file at once is small, so that all that is made of it is gone before it would have to be kept: eight times as much takes a third longer. */
const SLICE = 1024

/** Whole lines, a few at a time. */
function* sliced(whole: Buffer): Generator<Buffer> {
  for (let from = 0; from < whole.length; ) {
    const end = whole.indexOf(NEWLINE, Math.min(from + SLICE, whole.length - 1)) + 1
    yield whole.subarray(from, end)
    from = end
  }
}

/** The bytes of a file's text a few whole lines at a time; throws UnreadableFile on another encoding, on bytes that are no text and past a size. */
export async function* utf8Lines(
  source: AsyncIterable<Uint8Array>,
  limits: ByteLimits,
): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  let lines = 0
  for await (const bytes of measuredBytes(source, limits)) {
    const { whole, rest } = split(Buffer.concat([held, bytes]), lines)
    for (const some of sliced(lines === 0 ? withoutMark(whole) : whole)) {
      yield checked(some, lines)
      lines += linesIn(some)
    }
    held = rest
  }
  yield checked(lines === 0 ? withoutMark(held) : held, lines)
}
