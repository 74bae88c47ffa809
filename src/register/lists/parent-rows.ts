import type { Parent } from '../../../db/queries/pupils.ts'
import { type Cell, lines, needed, words, yesNoCell } from '../tables/cells.ts'
import { type FaultList, quoted } from '../tables/fault.ts'
import { type RowOf, readTable } from '../tables/table.ts'
import type { TableFile } from '../tables/table-file.ts'

const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})$/

// Families live abroad too, so that another shape is kept as it is.
const postcodeCell: Cell<string, false> = {
  needed: false,
  read: (text) => {
    const [, outward, inward] = POSTCODE.exec(text.toUpperCase()) ?? []
    return outward === undefined ? words(20).read(text) : `${outward} ${inward}`
  },
}

/** The columns of a parents file. */
export const parentColumns = {
  pupil_ref: needed(words(40)),
  title: words(30),
  forename: words(100),
  surname: needed(words(100)),
  relationship: words(60),
  parental_responsibility: yesNoCell,
  resident: yesNoCell,
  has_care: yesNoCell,
  address: lines(500),
  postcode: postcodeCell,
  language: words(60),
  interpreter: yesNoCell,
  do_not_write: yesNoCell,
  address_confidential: yesNoCell,
  contact_via: words(200),
  meet_separately: yesNoCell,
}

/** What a file says of a parent: facts in columns that it doesn't have are left out, and stay as they are. */
export type ToldParent = Pick<Parent, 'surname'> & Partial<Omit<Parent, 'id' | 'pupil' | 'endedOn'>>

/** A parent as told, with the row and the pupil. */
export type ParentRow = { row: number; pupil: string; told: ToldParent }

function toldBy(is: RowOf<typeof parentColumns>): ToldParent {
  const all = {
    title: is.title,
    forename: is.forename,
    surname: is.surname,
    relationship: is.relationship,
    parentalResponsibility: is.parental_responsibility,
    resident: is.resident,
    hasCare: is.has_care,
    address: is.address,
    postcode: is.postcode,
    language: is.language,
    interpreter: is.interpreter,
    doNotWrite: is.do_not_write,
    addressConfidential: is.address_confidential,
    contactVia: is.contact_via,
    meetSeparately: is.meet_separately,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as ToldParent
}

/** What parents of one pupil are told apart by: their names, however they are written. */
export function nameKey({
  forename,
  surname,
}: {
  forename?: string | null | undefined
  surname: string
}): string {
  return `${forename ?? ''} ${surname}`
    .normalize('NFC')
    .toLocaleLowerCase('en-GB')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Reads a parents file: each pupil one of the school's, and no name twice for a pupil; `pupils` are the ids by reference. */
export async function readParentRows(
  file: TableFile,
  pupils: ReadonlyMap<string, string>,
  faults: FaultList,
): Promise<{ parents: ParentRow[]; sha256: string; rows: number }> {
  const table = readTable(file, parentColumns, faults)
  const seen = new Map<string, number>()
  const parents: ParentRow[] = []
  for await (const { row, is } of table.rows) {
    const pupil = pupils.get(is.pupil_ref)
    if (pupil === undefined) {
      faults.add(row, 'pupil_ref', `the school has no pupil ${quoted(is.pupil_ref)}: import the pupils first`)
      continue
    }
    const told = toldBy(is)
    const key = `${pupil} ${nameKey(told)}`
    const before = seen.get(key)
    if (before !== undefined) {
      const says = `names the same parent as row ${before}: take one out, or tell two people of one name apart by a middle name`
      faults.add(row, 'surname', says)
    }
    seen.set(key, before ?? row)
    parents.push({ row, pupil, told })
  }
  return { parents, ...table.read() }
}
