import { type MarkColumn, owedColumns, type Profile } from '../../domain/register-file.ts'
import type { TakeMark } from '../marks/told-mark.ts'
import { type Cell, words } from '../tables/cells.ts'
import type { CsvRow } from '../tables/csv-row.ts'
import type { FaultList } from '../tables/fault.ts'
import { type Columns, readHeader } from '../tables/header.ts'
import { trimmed } from '../tables/trimmed.ts'
import { markCells } from './mark-cells.ts'
import { type MarkTexts, toldFrom } from './told-cells.ts'

/** How the rows of one file are read: how many cells each has, and what tells its marks. */
export type Teller = { width: number; tell(csv: CsvRow, take: TakeMark): void }

const anything = words(Number.MAX_SAFE_INTEGER)

/** The headings that a profile knows, those that a file must have marked as needed. */
export function headingsOf({ columns, others, layout, sessions }: Profile): Columns {
  const own = Object.entries(columns).map(([column, heading]): [string, Cell<unknown>] => [
    heading.toLowerCase(),
    { ...anything, needed: owedColumns[layout].includes(column as MarkColumn) },
  ])
  const halves = layout === 'days' ? [...sessions.AM, ...sessions.PM] : []
  const read = [
    ...halves.map((heading) => [heading.toLowerCase(), { ...anything, needed: true }] as const),
    ...others.map((heading) => [heading.toLowerCase(), anything] as const),
  ]
  return Object.fromEntries([...own, ...read])
}

/** The text of a cell; empty where the file has no such column. */
export const textAt = (cells: readonly string[], n: number): string => trimmed(cells[n] ?? '')

const NOBODY = 'no column says whose mark it is: add'

/** Does one of these headings say whose marks they are? Otherwise it is in the list. */
export function saysWhose(
  header: readonly string[],
  row: number,
  profile: Profile,
  faults: FaultList,
): boolean {
  const { upn, pupil_ref: ref } = profile.columns
  const either = [upn, ref].filter((heading) => heading !== undefined)
  if (either.some((heading) => header.includes(heading.toLowerCase()))) return true
  faults.add(row, null, `${NOBODY} ${either.join(' or ')}`)
  return false
}

/** Reads the header of a file with a row a session; undefined when something is wrong with it, which is then in the list. */
export function rowsTeller(
  first: CsvRow | undefined,
  profile: Profile,
  faults: FaultList,
): Teller | undefined {
  const header = readHeader(first, headingsOf(profile), faults)
  if (header === undefined || !saysWhose(header, first?.row ?? 1, profile, faults)) return undefined
  const at = (column: MarkColumn): number => header.indexOf(profile.columns[column]?.toLowerCase() ?? '')
  const [upn, ref, date, session] = [at('upn'), at('pupil_ref'), at('date'), at('session')]
  const [code, minutes, comment] = [at('code'), at('minutes_late'), at('comment')]
  const told = toldFrom(profile, markCells(profile), faults)
  // One object for all rows: a register has millions, and what is told of a row is copied out of it.
  const texts: MarkTexts = {
    upn: '',
    pupil_ref: '',
    date: '',
    session: '',
    code: '',
    minutes_late: '',
    comment: '',
  }
  const tell: Teller['tell'] = ({ row, cells }, take) => {
    texts.upn = textAt(cells, upn)
    texts.pupil_ref = textAt(cells, ref)
    texts.date = textAt(cells, date)
    texts.session = textAt(cells, session)
    texts.code = textAt(cells, code)
    texts.minutes_late = textAt(cells, minutes)
    texts.comment = textAt(cells, comment)
    told(row, texts, take)
  }
  return { width: header.length, tell }
}
