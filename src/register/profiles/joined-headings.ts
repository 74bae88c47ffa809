import type { CsvRow } from '../tables/csv-row.ts'
import { halfMeant, sessionOf } from './heading-words.ts'

type Cells = readonly string[]

const filled = (cells: Cells, n: number): boolean => (cells[n]?.trim() ?? '') !== ''
const isHalf = (cell: string): boolean => halfMeant(cell) !== null

/** Is this a day alone, of which the row below may say the halves? */
const isDay = (cell: string): boolean => /\d/.test(cell) && sessionOf(cell) === null

/** Do these rows make headings together: halves of days, the first of which stands above its own, and names in one of the two? */
function belong(above: Cells, below: Cells): boolean {
  const halves = below.flatMap((cell, n) => (isHalf(cell) ? n : []))
  const alone = below.every((cell, n) => isHalf(cell) || !filled(below, n) || !filled(above, n))
  return halves.length > 1 && alone && isDay(above[halves[0] ?? -1] ?? '')
}

/** The day stands above the first of its columns alone, where a spreadsheet had one cell over both. */
function together(above: Cells, below: Cells): string[] {
  let day = ''
  return below.map((cell, n) => {
    if (filled(above, n)) day = above[n] ?? ''
    if (isHalf(cell)) return `${day.trim()} ${cell.trim()}`
    return filled(below, n) ? cell : (above[n] ?? '')
  })
}

/** The first rows of a file, its headings in one row also where they take two: the days, and the halves of each day below. */
export function joinedHeadings(rows: readonly CsvRow[]): readonly CsvRow[] {
  const n = rows.findIndex(({ cells }, at) => at > 0 && belong(rows[at - 1]?.cells ?? [], cells))
  const [above, below] = [rows[n - 1], rows[n]]
  if (above === undefined || below === undefined) return rows
  const headings = { row: below.row, cells: together(above.cells, below.cells) }
  return [...rows.slice(0, n - 1), headings, ...rows.slice(n + 1)]
}
