import type { MarkColumn, Profile } from '../../domain/register-file.ts'
import type { TakeMark, ToldMark } from '../marks/told-mark.ts'
import { isWrong } from '../tables/cells.ts'
import type { FaultList } from '../tables/fault.ts'
import type { MarkCells } from './mark-cells.ts'

/** The texts of one session as a file holds them, empty where it holds none. */
export type MarkTexts = Record<MarkColumn, string>

/** Tells the mark that the texts of one session make; what is wrong in them is in the list by its heading. */
export function toldFrom(
  { columns }: Profile,
  cells: MarkCells,
  faults: FaultList,
): (row: number, texts: MarkTexts, take: TakeMark) => void {
  const { code: column = 'code' } = columns
  // A register has millions of rows, and what is told of one is copied out of it.
  const mark: ToldMark = {
    ...{ row: 0, column, ref: '', upn: '', date: '', session: 'AM', code: '' },
    ...{ minutesLate: null, comment: null },
  }
  const tellWrong = (row: number, of: MarkColumn, value: unknown): void => {
    if (isWrong(value)) faults.add(row, columns[of] ?? of, value.wrong)
  }
  return (row, texts, take) => {
    const date = cells.date(texts.date)
    const session = cells.session(texts.session)
    const minutesLate = cells.minutesLate(texts.minutes_late)
    const comment = cells.comment(texts.comment)
    mark.row = row
    mark.ref = texts.pupil_ref
    mark.upn = texts.upn
    if (!isWrong(date) && !isWrong(session) && !isWrong(minutesLate) && !isWrong(comment)) {
      mark.date = date
      mark.session = session
      mark.code = cells.code(texts.code)
      mark.minutesLate = minutesLate
      mark.comment = comment
      return take(mark, true)
    }
    tellWrong(row, 'date', date)
    tellWrong(row, 'session', session)
    tellWrong(row, 'minutes_late', minutesLate)
    tellWrong(row, 'comment', comment)
    take(mark, false)
  }
}
