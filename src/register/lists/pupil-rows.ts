import type { Pupil } from '../../../db/queries/pupils.ts'
import { addMonths, type Day } from '../../domain/day.ts'
import { tidyUpn, upnFaults } from '../../domain/upn.ts'
import { type Cell, dayCell, needed, words, yesNoCell } from '../tables/cells.ts'
import { type FaultList, quoted } from '../tables/fault.ts'
import { type RowOf, readTable } from '../tables/table.ts'
import type { TableFile } from '../tables/table-file.ts'

const upnCell: Cell<string, false> = {
  needed: false,
  read: (text) => {
    const [fault] = upnFaults(text)
    return fault === undefined
      ? tidyUpn(text)
      : { wrong: `${quoted(text)}: ${fault}; correct it, or leave it empty if it is not known` }
  },
}

/** The columns of a pupils file. */
export const pupilColumns = {
  pupil_ref: needed(words(40)),
  upn: upnCell,
  surname: needed(words(100)),
  forename: needed(words(100)),
  date_of_birth: dayCell,
  year_group: words(20),
  reg_group: words(40),
  joined: dayCell,
  left: dayCell,
  looked_after: yesNoCell,
  first_language: words(60),
  family_ref: words(40),
  send: words(100),
  social_care: words(200),
  young_carer: yesNoCell,
  medical: words(500),
  safety_flag: yesNoCell,
}

/** What a file says of a pupil: facts in columns that it doesn't have are left out, and stay as they are. */
export type ToldPupil = Pick<Pupil, 'pupilRef' | 'surname' | 'forename'> &
  Partial<Omit<Pupil, 'id' | 'school' | 'number' | 'search'>>

/** A pupil as told, with the row. */
export type PupilRow = { row: number; told: ToldPupil }

const MONTHS_OLD = { least: 18, most: 12 * 26 }

function toldBy(is: RowOf<typeof pupilColumns>): ToldPupil {
  const all = {
    pupilRef: is.pupil_ref,
    upn: is.upn,
    surname: is.surname,
    forename: is.forename,
    dateOfBirth: is.date_of_birth,
    yearGroup: is.year_group,
    regGroup: is.reg_group,
    joined: is.joined,
    left: is.left,
    lookedAfter: is.looked_after,
    firstLanguage: is.first_language,
    familyRef: is.family_ref,
    send: is.send,
    socialCare: is.social_care,
    youngCarer: is.young_carer,
    medical: is.medical,
    safetyFlag: is.safety_flag,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as ToldPupil
}

function ageFault(born: Day | null | undefined, today: Day): string | undefined {
  if (!born) return undefined
  const sound = born <= addMonths(today, -MONTHS_OLD.least) && born >= addMonths(today, -MONTHS_OLD.most)
  return sound ? undefined : `${quoted(born)} is not when a pupil of today was born: check the year`
}

/** Tells of two rows with one reference, or one UPN. */
function repeatChecker(faults: FaultList): (row: PupilRow) => void {
  const seen = new Map<string, number>()
  const check = (row: number, column: string, value: string | null | undefined) => {
    if (!value) return
    const key = `${column} ${value}`
    const before = seen.get(key)
    if (before !== undefined) faults.add(row, column, `${quoted(value)} stands in row ${before} already`)
    seen.set(key, before ?? row)
  }
  return ({ row, told }) => {
    check(row, 'pupil_ref', told.pupilRef)
    check(row, 'upn', told.upn)
  }
}

/** Reads a pupils file: no reference and no UPN twice, and days in an order that can be. */
export async function readPupilRows(
  file: TableFile,
  today: Day,
  faults: FaultList,
): Promise<{ pupils: PupilRow[]; sha256: string; rows: number }> {
  const table = readTable(file, pupilColumns, faults)
  const check = repeatChecker(faults)
  const pupils: PupilRow[] = []
  for await (const { row, is } of table.rows) {
    const { joined, left, date_of_birth: born } = is
    const age = ageFault(born, today)
    if (age !== undefined) faults.add(row, 'date_of_birth', age)
    if (joined && left && left < joined)
      faults.add(row, 'left', `${left} is before the pupil joined on ${joined}`)
    const pupil = { row, told: toldBy(is) }
    check(pupil)
    pupils.push(pupil)
  }
  return { pupils, ...table.read() }
}
