import type { Profile } from '../../domain/register-file.ts'
import type { TakeMark } from '../marks/told-mark.ts'
import type { CsvRow } from '../tables/csv-row.ts'
import { csvRows } from '../tables/csv-rows.ts'
import type { FaultList } from '../tables/fault.ts'
import type { ByteLimits } from '../tables/utf8-lines.ts'
import { daysTeller } from './days-teller.ts'
import { fromHeader, headerOf } from './header-row.ts'
import { rowsTeller, type Teller } from './rows-teller.ts'
import { wideTeller } from './wide-teller.ts'

/** Reads the header of a file; undefined when something is wrong with it, which is then in the list. */
type Begin = (first: CsvRow | undefined, profile: Profile, faults: FaultList) => Teller | undefined

/** Every layout that has rows and columns. */
type Tabular = Exclude<Profile['layout'], 'wonde'>

const begins: Record<Tabular, Begin> = { rows: rowsTeller, days: daysTeller, wide: wideTeller }

function tellRows(rows: readonly CsvRow[], { width, tell }: Teller, take: TakeMark, faults: FaultList): void {
  for (const csv of rows) {
    if (csv.cells.length === width) tell(csv, take)
    else faults.add(csv.row, null, `has ${csv.cells.length} cells where the header has ${width}`)
  }
}

/** Reads the header out of the first rows, and the rest by it. */
function marksReader(
  begin: (first: CsvRow | undefined) => Teller | undefined,
  take: TakeMark,
  faults: FaultList,
) {
  let begun = false
  let teller: Teller | undefined
  return {
    rowsOf(some: readonly CsvRow[]): readonly CsvRow[] {
      if (begun || some.length === 0) return some
      begun = true
      teller = begin(some[0])
      return some.slice(1)
    },
    tell(rows: readonly CsvRow[]): void {
      if (teller !== undefined) tellRows(rows, teller, take, faults)
    },
    isOver: () => faults.enough() || (begun && teller === undefined),
    end: () => void (begun || begin(undefined)),
  }
}

/** Tells the marks of a file of columns, some rows at a time; `counted` hears how many were read. */
export async function* csvMarks(
  source: AsyncIterable<Uint8Array>,
  limits: ByteLimits,
  profile: Profile & { layout: Tabular },
  faults: FaultList,
  counted: (rows: number) => void,
  take: TakeMark,
): AsyncGenerator<void> {
  const reader = marksReader((first) => begins[profile.layout](first, profile, faults), take, faults)
  const all = csvRows(source, limits, profile.delimiter)
  for await (const some of profile.titled ? fromHeader(all, headerOf(profile)) : all) {
    const rows = reader.rowsOf(some)
    counted(rows.length)
    yield reader.tell(rows)
    if (reader.isOver()) return
  }
  reader.end()
}
