import { nearest } from '../../domain/nearest.ts'
import type { Cell } from './cells.ts'
import { type FaultList, quoted } from './fault.ts'

/** The columns that a file may have. */
export type Columns = Record<string, Cell<unknown>>

const blockOf = (names: readonly string[]) => names.join(',')

const dividedByOther = (cells: readonly string[]) =>
  cells.length === 1 && [';', '\t', '|'].some((mark) => cells[0]?.includes(mark))

const NOT_COMMAS = 'the columns are not divided by commas: save it again as "CSV UTF-8 (comma delimited)"'

const noHeader = (names: readonly string[]) =>
  `there is no header: the first row must name the columns ${blockOf(names)}`

function unknownColumn(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  const meant = near === undefined ? '' : `did you mean ${near}? `
  return `there is no column ${quoted(name)}: ${meant}the columns are ${blockOf(names)}`
}

function nameFault(header: readonly string[], n: number, names: readonly string[]): string | undefined {
  const name = header[n] ?? ''
  if (name === '') return `column ${n + 1} has no name: name it or take it out`
  if (!names.includes(name)) return unknownColumn(name, names)
  return header.indexOf(name) === n ? undefined : `the column ${name} stands twice: take one out`
}

/** The names of the columns of a file; undefined when something is wrong with them, which is then in the list. */
export function readHeader(
  first: { row: number; cells: readonly string[] } | undefined,
  columns: Columns,
  faults: FaultList,
): string[] | undefined {
  const names = Object.keys(columns)
  const { row, cells } = first ?? { row: 1, cells: [] }
  const header = cells.map((name) => name.trim().toLowerCase())
  if (!header.some((name) => names.includes(name))) {
    faults.add(row, null, dividedByOther(cells) ? NOT_COMMAS : noHeader(names))
    return undefined
  }
  const wrong = header.flatMap((_, n) => nameFault(header, n, names) ?? [])
  const missing = names.filter((name) => columns[name]?.needed && !header.includes(name))
  for (const says of wrong) faults.add(row, null, says)
  for (const name of missing) faults.add(row, name, 'this column is missing: add it')
  return wrong.length + missing.length > 0 ? undefined : header
}
