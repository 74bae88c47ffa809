import type { Day } from '../../domain/day.ts'
import type { Profile } from '../../domain/register-file.ts'
import { isWrong } from '../tables/cells.ts'
import type { CsvRow } from '../tables/csv-row.ts'
import { type FaultList, quoted } from '../tables/fault.ts'
import { readHeader } from '../tables/header.ts'
import { dayAndHalf } from './day-and-half.ts'
import { type MarkCells, markCells } from './mark-cells.ts'
import { headingsOf, saysWhose, type Teller, textAt } from './rows-teller.ts'

/** A column of a wide file: the session whose marks stand in it, all pupils' below each other. */
type SessionColumn = { n: number; heading: string; date: Day; session: 'AM' | 'PM' }

function sessionColumns(
  first: CsvRow,
  profile: Profile,
  cells: MarkCells,
  faults: FaultList,
): SessionColumn[] {
  const seen = new Map<string, string>()
  const apart = dayAndHalf(profile)
  const wrong = (heading: string, says: string): [] => {
    faults.add(first.row, heading, says)
    return []
  }
  return first.cells.flatMap((cell, n): SessionColumn[] => {
    const heading = cell.trim()
    const parts = apart(heading)
    if (parts === null) return []
    const [date, session] = [cells.date(parts.date), cells.session(parts.word)]
    if (isWrong(date)) return wrong(heading, date.wrong)
    if (isWrong(session)) return wrong(heading, session.wrong)
    const before = seen.get(`${date} ${session}`)
    if (before !== undefined)
      return wrong(heading, `is the same session as the column ${quoted(before)}: take one out`)
    seen.set(`${date} ${session}`, heading)
    return [{ n, heading, date, session }]
  })
}

/** The pupil's own columns of a wide file, sound as a header of their own; undefined when they aren't, which is then in the list. */
function pupilColumns(
  first: CsvRow,
  profile: Profile,
  faults: FaultList,
): { upn: number; ref: number } | undefined {
  const apart = dayAndHalf(profile)
  const own = first.cells.map((cell) => (apart(cell.trim()) === null ? cell.trim() : null))
  const cells = own.filter((cell) => cell !== null)
  const header = readHeader({ row: first.row, cells }, headingsOf(profile), faults)
  if (header === undefined || !saysWhose(header, first.row, profile, faults)) return undefined
  const at = (heading: string | undefined): number =>
    own.findIndex((cell) => cell !== null && cell.toLowerCase() === heading?.toLowerCase())
  return { upn: at(profile.columns.upn), ref: at(profile.columns.pupil_ref) }
}

const NONE = 'none of the columns is a session, like 21/11/2026 AM'

/** Reads the header of a file with a row a pupil and a column a session; undefined when something is wrong with it, which is then in the list. */
export function wideTeller(
  first: CsvRow | undefined,
  profile: Profile,
  faults: FaultList,
): Teller | undefined {
  // Of a file that is divided by something else the whole first line is one cell.
  if (first === undefined || first.cells.length === 1)
    return void readHeader(first, headingsOf(profile), faults)
  const cells = markCells(profile)
  const columns = sessionColumns(first, profile, cells, faults)
  const pupil = pupilColumns(first, profile, faults)
  if (faults.count() === 0 && columns.length === 0) faults.add(first.row, null, NONE)
  // Where the heading of one session is wrong, the others tell what else is.
  if (pupil === undefined || columns.length === 0) return undefined
  const tell: Teller['tell'] = ({ row, cells: texts }, take) => {
    const [upn, ref] = [textAt(texts, pupil.upn), textAt(texts, pupil.ref)]
    for (const { n, heading: column, date, session } of columns) {
      const code = cells.code(textAt(texts, n))
      // A wide file has a cell for every session, so an empty one tells nothing.
      if (code !== '')
        take({ row, column, ref, upn, date, session, code, minutesLate: null, comment: null }, true)
    }
  }
  return { width: first.cells.length, tell }
}
