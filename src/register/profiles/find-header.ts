import type { CsvRow } from '../tables/csv-row.ts'
import { UnreadableFile } from '../tables/utf8-lines.ts'
import type { Answers } from './doubts.ts'
import { understandColumns } from './understand-columns.ts'

const NOT_SURE =
  'it is not clear that this row names the columns: take out what stands above the headings, and give every column a name'

/** How sure it is that a row names columns: a row of marks has no heading that is known. */
function namesIn({ cells }: CsvRow, answers: Answers): number {
  const { layout, columns, sessions } = understandColumns(cells, answers)
  const known = Object.keys(columns).length
  return known > 0 || layout === 'wide' ? known + sessions.length : 0
}

const filled = ({ cells }: CsvRow): number => cells.filter((cell) => cell.trim() !== '').length

/**
 * Finds the headings among the first rows of a file, above which a report's title may stand: the first row that names two
 * columns, else the first row of all where none is wider, else the first of the widest that names one. Throws UnreadableFile
 * where none of these tells.
 */
export function findHeader(first: readonly CsvRow[], answers: Answers): number {
  const names = first.map((row) => namesIn(row, answers))
  const sure = names.findIndex((n) => n > 1)
  if (sure >= 0) return sure
  const widest = Math.max(0, ...first.map(filled))
  const isWidest = (row: CsvRow) => filled(row) === widest
  if (first.slice(0, 1).every(isWidest)) return 0
  const likely = first.findIndex((row, n) => names[n] === 1 && isWidest(row))
  if (likely < 0) throw new UnreadableFile(first[0]?.row ?? 1, NOT_SURE)
  return likely
}
