import { formatDayShort } from '../../domain/day.ts'
import { type FaultList, faultList, quoted } from '../tables/fault.ts'
import { type RowOf, readTable, type TableFile } from '../tables/table.ts'
import { type DayRules, dayRules, type RegisterRules, readMark, standsOffRoll } from './day-rules.ts'
import { registerColumns } from './register-rows.ts'
import { offRoll, pupilNamed, type Roll, type RollPupil } from './roll.ts'
import { type FileWeeks, fileWeeks } from './week-cells.ts'

/** A register file as read: its weeks, and what to look at though it was taken. */
export type ReadRegister = { weeks: FileWeeks; warnings: FaultList; sha256: string; rows: number }

type Row = RowOf<typeof registerColumns>
type Reader = {
  rules: RegisterRules
  roll: Roll
  on: (day: Row['date']) => DayRules
  weeks: FileWeeks
  faults: FaultList
  warnings: FaultList
}

/** Whose row it is and on which day; null when either is wrong, which is then in the list. */
function placeOf(
  { roll, on, faults }: Reader,
  row: number,
  is: Row,
): { pupil: RollPupil; day: DayRules } | null {
  const day = on(is.date)
  if (day.wrong !== null) faults.add(row, 'date', day.wrong)
  const named = pupilNamed(roll, { ref: is.pupil_ref, upn: is.upn }, is.date)
  if ('wrong' in named) faults.add(row, named.column, named.wrong)
  return day.wrong !== null || 'wrong' in named ? null : { pupil: named, day }
}

/** The mark of a row, empty where it has none; null when it may not stand there. */
function markOf(
  { rules, faults, warnings }: Reader,
  row: number,
  is: Row,
  pupil: RollPupil,
  day: DayRules,
): string | null {
  if (!is.code) return ''
  const code = readMark(is.code, day, rules)
  if ('wrong' in code) {
    faults.add(row, 'code', code.wrong)
    return null
  }
  const off = standsOffRoll(code) ? null : offRoll(pupil, is.date)
  if (off !== null) {
    faults.add(row, 'date', `${is.date} ${off}: correct the pupil's dates first, or take the row out`)
    return null
  }
  if (code.half !== undefined && code.half !== is.session) {
    warnings.add(
      row,
      'code',
      `${quoted(is.code)} is the mark for ${code.half}, and this session is ${is.session}`,
    )
  }
  return code.code
}

function keepRow(reader: Reader, row: number, is: Row): void {
  const place = placeOf(reader, row, is)
  if (place === null) return
  const mark = markOf(reader, row, is, place.pupil, place.day)
  if (mark === null) return
  const { weeks, faults, warnings } = reader
  const cell = { mark, minutesLate: is.minutes_late ?? null, comment: is.comment ?? null, row }
  const before = weeks.put(place.pupil.id, place.day, is.session, cell)
  if (before === undefined) return
  const which = `${formatDayShort(is.date)} ${is.session}`
  if (before.mark === mark) warnings.add(row, null, `says the same of ${which} as row ${before.row}`)
  else
    faults.add(row, 'code', `row ${before.row} gives this pupil another mark for ${which}: keep one of them`)
}

/** Reads a register file against the roll, the calendar and the codes of each day. */
export async function readRegisterFile(
  file: TableFile,
  rules: RegisterRules,
  roll: Roll,
  faults: FaultList,
): Promise<ReadRegister> {
  const table = readTable(file, registerColumns, faults)
  const warnings = faultList()
  const reader: Reader = { rules, roll, on: dayRules(rules), weeks: fileWeeks(), faults, warnings }
  for await (const some of table.batches) {
    for (const { row, is } of some) keepRow(reader, row, is)
  }
  return { weeks: reader.weeks, warnings, ...table.read() }
}
