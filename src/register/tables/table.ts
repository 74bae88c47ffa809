import { type Cell, isWrong } from './cells.ts'
import type { CsvRow } from './csv-row.ts'
import { csvRows } from './csv-rows.ts'
import type { FaultList } from './fault.ts'
import { type Columns, readHeader } from './header.ts'
import { readThrough } from './read-through.ts'
import type { TableFile } from './table-file.ts'

type ValueOf<C> = C extends Cell<infer T, infer N> ? (true extends N ? T : T | null | undefined) : never

/** One row as read: null for an empty cell, undefined for a column that the file doesn't have. */
export type RowOf<C extends Columns> = { [K in keyof C]: ValueOf<C[K]> }

/** A row with the number a spreadsheet gives it. */
export type TableRow<C extends Columns> = { row: number; is: RowOf<C> }

/** A file being read: its rows, many at a time or one by one, and once they are through, its SHA-256 and how many they were. */
export type Table<C extends Columns> = {
  batches: AsyncGenerator<TableRow<C>[]>
  rows: AsyncGenerator<TableRow<C>>
  read(): { sha256: string; rows: number }
}

const MOST_BYTES = 32_000_000

function readCell(cell: Cell<unknown>, text: string): unknown {
  if (text !== '') return cell.read(text)
  return cell.needed ? { wrong: 'is empty and may not be: fill it in' } : null
}

/** Reads one row; undefined when something in it is wrong, which is then in the list. */
function readRow<C extends Columns>(
  { row, cells }: { row: number; cells: readonly string[] },
  header: readonly string[],
  columns: C,
  faults: FaultList,
): RowOf<C> | undefined {
  if (cells.length !== header.length) {
    faults.add(row, null, `has ${cells.length} cells where the header has ${header.length}`)
    return undefined
  }
  const before = faults.count()
  const values: Record<string, unknown> = Object.fromEntries(
    Object.keys(columns).map((name) => [name, undefined]),
  )
  header.forEach((name, n) => {
    const value = readCell(columns[name] as Cell<unknown>, (cells[n] ?? '').trim())
    if (isWrong(value)) faults.add(row, name, value.wrong)
    else values[name] = value
  })
  return faults.count() === before ? (values as RowOf<C>) : undefined
}

/** Reads the header out of the first rows, and the rest by it. */
function batchReader<C extends Columns>(columns: C, faults: FaultList, counted: () => void) {
  let begun = false
  let header: string[] | undefined
  const sound = (csv: CsvRow): TableRow<C>[] => {
    if (header === undefined || faults.enough()) return []
    counted()
    const is = readRow(csv, header, columns, faults)
    return is === undefined ? [] : [{ row: csv.row, is }]
  }
  const begin = (first: CsvRow | undefined) => {
    begun = true
    header = readHeader(first, columns, faults)
  }
  return {
    read(some: readonly CsvRow[]): TableRow<C>[] {
      const rest = begun ? some : some.slice(1)
      if (!begun && some.length > 0) begin(some[0])
      return rest.flatMap(sound)
    },
    isOver: () => faults.enough() || (begun && header === undefined),
    end: () => begun || begin(undefined),
  }
}

async function* soundRows<C extends Columns>(
  rows: AsyncGenerator<CsvRow[]>,
  reader: ReturnType<typeof batchReader<C>>,
): AsyncGenerator<TableRow<C>[]> {
  for await (const some of rows) {
    yield reader.read(some)
    if (reader.isOver()) return
  }
  reader.end()
}

async function* oneByOne<T>(batches: AsyncGenerator<T[]>): AsyncGenerator<T> {
  for await (const some of batches) yield* some
}

/** Reads a file of some columns; what is wrong goes into the list, and the sound rows come out. */
export function readTable<C extends Columns>(file: TableFile, columns: C, faults: FaultList): Table<C> {
  const { batches, read } = readThrough(file, MOST_BYTES, faults, (limits, counted) =>
    soundRows(
      csvRows(file.source, limits),
      batchReader(columns, faults, () => counted(1)),
    ),
  )
  return { batches, rows: oneByOne(batches), read }
}
