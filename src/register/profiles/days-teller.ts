import type { Profile } from '../../domain/register-file.ts'
import { isWrong } from '../tables/cells.ts'
import type { CsvRow } from '../tables/csv-row.ts'
import type { FaultList } from '../tables/fault.ts'
import { readHeader } from '../tables/header.ts'
import { markCells } from './mark-cells.ts'
import { headingsOf, saysWhose, type Teller, textAt } from './rows-teller.ts'

/** The columns under which the marks of a half day stand, as the header has them. */
function sessionColumns(header: readonly string[], { sessions }: Profile) {
  const halves = (['AM', 'PM'] as const).flatMap((half) =>
    sessions[half].map((heading) => ({ half, heading })),
  )
  return halves
    .map(({ half, heading }) => ({ half, heading, n: header.indexOf(heading.toLowerCase()) }))
    .filter(({ n }) => n >= 0)
}

/** Reads the header of a file with a row a pupil's day, its marks under a heading a half day; undefined when something is wrong with it, which is then in the list. */
export function daysTeller(
  first: CsvRow | undefined,
  profile: Profile,
  faults: FaultList,
): Teller | undefined {
  const header = readHeader(first, headingsOf(profile), faults)
  if (header === undefined || !saysWhose(header, first?.row ?? 1, profile, faults)) return undefined
  const { date = 'date' } = profile.columns
  const at = (heading = ''): number => header.indexOf(heading.toLowerCase())
  const [upnAt, refAt, dateAt] = [at(profile.columns.upn), at(profile.columns.pupil_ref), at(date)]
  const columns = sessionColumns(header, profile)
  const cells = markCells(profile)
  const tell: Teller['tell'] = ({ row, cells: texts }, take) => {
    const on = cells.date(textAt(texts, dateAt))
    const [upn, ref] = [textAt(texts, upnAt), textAt(texts, refAt)]
    if (isWrong(on)) {
      faults.add(row, date, on.wrong)
      const unsound = { date: '', session: 'AM', code: '', minutesLate: null, comment: null } as const
      return take({ row, column: date, ref, upn, ...unsound }, false)
    }
    for (const { n, heading: column, half: session } of columns) {
      const code = cells.code(textAt(texts, n))
      const told = { row, column, ref, upn, date: on, session, code, minutesLate: null, comment: null }
      // There is a cell for both halves of every day, so an empty one tells nothing.
      if (code !== '') take(told, true)
    }
  }
  return { width: header.length, tell }
}
