import type { Profile } from '../../domain/register-file.ts'
import type { CsvRow } from '../tables/csv-row.ts'
import { joinedHeadings } from './joined-headings.ts'

/** A report's title takes a few rows, so that the headings of a file are among so many. */
export const FIRST_ROWS = 20

/** Tells the place of the headings among the first rows of a file. */
type Find = (first: readonly CsvRow[]) => number

/** The rows of a file from its headings on, wherever these are found among the first rows; headings of two rows are put together as one. */
export async function* fromHeader(rows: AsyncIterable<CsvRow[]>, find: Find): AsyncGenerator<CsvRow[]> {
  let held: CsvRow[] | null = []
  const below = (all: CsvRow[]) => {
    const first = joinedHeadings(all.slice(0, FIRST_ROWS))
    return [...first.slice(find(first)), ...all.slice(FIRST_ROWS)]
  }
  for await (const some of rows) {
    if (held === null) {
      yield some
      continue
    }
    held = [...held, ...some]
    if (held.length < FIRST_ROWS) continue
    yield below(held)
    held = null
  }
  if (held !== null) yield below(held)
}

/** Finds the row that has most of the headings that a profile knows, so that what is missing of them is told of that row. */
export function headerOf({ columns, others }: Profile): Find {
  const known = new Set([...Object.values(columns), ...others].map((heading) => heading.toLowerCase()))
  const knownIn = ({ cells }: CsvRow) => cells.filter((cell) => known.has(cell.trim().toLowerCase())).length
  return (first) => {
    const counts = first.map(knownIn)
    return Math.max(0, counts.indexOf(Math.max(...counts)))
  }
}
