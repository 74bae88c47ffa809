import type { MarkColumn, Profile } from '../../domain/register-file.ts'
import type { ToldMark } from '../marks/told-mark.ts'
import { isWrong, type Wrong } from '../tables/cells.ts'
import type { FaultList } from '../tables/fault.ts'
import type { MarkCells } from './mark-cells.ts'

/** The texts of one session as a file holds them, empty where it holds none. */
export type MarkTexts = Record<MarkColumn, string>

/** Makes a told mark of the texts of one session; undefined when something in it is wrong, which is then in the list by its heading. */
export function toldFrom(
  { columns }: Profile,
  cells: MarkCells,
  faults: FaultList,
): (row: number, texts: MarkTexts) => ToldMark | undefined {
  const { code: column = 'code' } = columns
  const found = <T>(row: number, of: MarkColumn, value: T | Wrong): T | undefined => {
    if (!isWrong(value)) return value
    faults.add(row, columns[of] ?? of, value.wrong)
    return undefined
  }
  return (row, texts) => {
    const date = found(row, 'date', cells.date(texts.date))
    const session = found(row, 'session', cells.session(texts.session))
    const minutesLate = found(row, 'minutes_late', cells.minutesLate(texts.minutes_late))
    const comment = found(row, 'comment', cells.comment(texts.comment))
    if (date === undefined || session === undefined) return undefined
    if (minutesLate === undefined || comment === undefined) return undefined
    const { pupil_ref: ref, upn } = texts
    return { row, column, ref, upn, date, session, code: cells.code(texts.code), minutesLate, comment }
  }
}
