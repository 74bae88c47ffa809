import { CsvError, type Parser, parse } from 'csv-parse'
import { type ByteLimits, LONGEST_ROW, TOO_LONG, UnreadableFile, utf8Lines } from './utf8-lines.ts'

/** One row of a file, numbered as a spreadsheet does: blank rows count, the header is row 1. */
export type CsvRow = { row: number; cells: string[] }

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

function asUnreadable(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  return new UnreadableFile(Number(error.records ?? 0) + 1, quoteWords[error.code] ?? 'this row is not CSV')
}

const written = (parser: Parser, text: string) =>
  new Promise<void>((done, failed) => parser.write(text, (error) => (error ? failed(error) : done())))

const ended = (parser: Parser) =>
  new Promise<void>((done, failed) => parser.once('end', done).once('error', failed).end())

/** The rows of a CSV file as they are read, many at a time, blank ones left out; throws UnreadableFile where it can't be read on. */
export async function* csvRows(
  source: AsyncIterable<Uint8Array>,
  limits: ByteLimits,
  delimiter = ',',
): AsyncGenerator<CsvRow[]> {
  const parser = parse({ bom: true, delimiter, relax_column_count: true, max_record_size: LONGEST_ROW })
  let read: CsvRow[] = []
  let row = 0
  parser.on('error', () => {})
  parser.on('data', (cells: string[]) => {
    row += 1
    if (cells.some((cell) => cell.trim() !== '')) read.push({ row, cells })
  })
  const taken = (): CsvRow[] => {
    const some = read
    read = []
    return some
  }
  try {
    for await (const text of utf8Lines(source, limits)) {
      await written(parser, text)
      yield taken()
    }
    await ended(parser)
    yield taken()
  } catch (error) {
    throw asUnreadable(error)
  } finally {
    parser.destroy()
  }
}
