import { CsvError, type Parser, parse } from 'csv-parse'
import type { CsvRow } from './csv-row.ts'
import { isPlain, plainLines } from './plain-lines.ts'
import { trimmed } from './trimmed.ts'
import { type ByteLimits, LONGEST_ROW, TOO_LONG, UnreadableFile, utf8Lines } from './utf8-lines.ts'

const QUOTE_INSIDE =
  'a quotation mark stands inside a cell: put the whole cell in quotation marks, and this one twice'

const quoteWords: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened here or before and never closed: close it or take it out',
  CSV_INVALID_CLOSING_QUOTE:
    'text follows a closing quotation mark: write a quotation mark inside a cell twice',
  INVALID_OPENING_QUOTE: QUOTE_INSIDE,
  CSV_INVALID_OPENING_QUOTE: QUOTE_INSIDE,
  CSV_MAX_RECORD_SIZE: TOO_LONG,
}

function asUnreadable(error: unknown, rowsBefore: number): unknown {
  if (!(error instanceof CsvError)) return error
  const row = rowsBefore + Number(error.records ?? 0) + 1
  return new UnreadableFile(row, quoteWords[error.code] ?? 'this row is not CSV')
}

const written = (parser: Parser, text: string) =>
  new Promise<void>((done, failed) => parser.write(text, (error) => (error ? failed(error) : done())))

const ended = (parser: Parser) =>
  new Promise<void>((done, failed) => parser.once('end', done).once('error', failed).end())

/** Begins to read lines among which a quotation mark stands, where a cell may run over several of them. */
function quotedLines(delimiter: string, first: string) {
  // Only a file without any other line end has rows that end as old Macs wrote them.
  const record_delimiter = first.includes('\n') ? ['\r\n', '\n'] : ['\r\n', '\n', '\r']
  const parser = parse({
    delimiter,
    record_delimiter,
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
  })
  let read: string[][] = []
  let isOpen = false
  parser.on('error', () => {})
  parser.on('data', (cells: string[]) => read.push(cells))
  const taken = (): string[][] => {
    const some = read
    read = []
    return some
  }
  return {
    /** Does a cell go on in the next lines? */
    isOpen: () => isOpen,
    async read(text: string): Promise<string[][]> {
      for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOpen = !isOpen
      await written(parser, text)
      // It keeps the last row back until it has seen what follows.
      if (!isOpen) await ended(parser)
      return taken()
    },
    end: () => ended(parser),
    close: () => parser.destroy(),
  }
}

const isFilled = ({ cells }: CsvRow) => cells.some((cell) => trimmed(cell) !== '')

/** The rows of a CSV file as they are read, many at a time, blank ones left out; throws UnreadableFile where it can't be read on. */
export async function* csvRows(
  source: AsyncIterable<Uint8Array>,
  limits: ByteLimits,
  delimiter = ',',
): AsyncGenerator<CsvRow[]> {
  let open: ReturnType<typeof quotedLines> | undefined
  const readPlain = plainLines(delimiter)
  let rows = 0
  let before = 0
  const readQuoted = async (text: string): Promise<CsvRow[]> => {
    if (open === undefined) before = rows
    open ??= quotedLines(delimiter, text)
    const some = await open.read(text)
    if (!open.isOpen()) open = undefined
    return some.map((cells, n) => ({ row: rows + n + 1, cells }))
  }
  try {
    for await (const lines of utf8Lines(source, limits)) {
      const isApart = open === undefined && isPlain(lines)
      const some = isApart ? readPlain(lines, rows) : await readQuoted(lines.toString('utf8'))
      yield some.filter(isFilled)
      rows += some.length
    }
    await open?.end()
  } catch (error) {
    throw asUnreadable(error, before)
  } finally {
    open?.close()
  }
}
