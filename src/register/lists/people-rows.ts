import { roles as roleNames } from '../../domain/role.ts'
import { needed, oneOf, words } from '../tables/cells.ts'
import { type FaultList, quoted } from '../tables/fault.ts'
import { readTable } from '../tables/table.ts'
import type { TableFile } from '../tables/table-file.ts'

/** The columns of a people file. */
export const peopleColumns = {
  slack_user: needed(words(254)),
  name: needed(words(200)),
  role: needed(oneOf(roleNames)),
  school: words(60),
  deputy: words(254),
}

/** A role that somebody holds by the file. */
export type PersonRow = {
  row: number
  /** A Slack user id, once an e-mail address has been looked up. */
  person: string
  email: string | null
  name: string
  role: (typeof roleNames)[number]
  school: string | null
  /** The Slack user id of whoever takes over when this person leaves; null where the file does not say. */
  deputy: string | null
}

/** What has to be known to read the rows of a people file. */
export type PeopleReading = {
  /** The schools of the store. */
  schools: readonly string[]
  /** The one school whose list it is; null when it is everybody's. */
  only: string | null
  /** The Slack user id behind an e-mail address; null when there is none. */
  lookUp: (email: string) => Promise<string | null>
}

const SLACK_ID = /^[UW][A-Z0-9]{8,}$/
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

type Told = { person: string; email: string | null } | { wrong: string }

async function personOf(text: string, lookUp: PeopleReading['lookUp']): Promise<Told> {
  if (SLACK_ID.test(text)) return { person: text, email: null }
  if (!EMAIL.test(text)) {
    return { wrong: `${quoted(text)} is neither a Slack user id, like U0123456789, nor an e-mail address` }
  }
  const email = text.toLowerCase()
  const person = await lookUp(email)
  return person === null
    ? { wrong: `nobody in Slack has the address ${quoted(text)}: write their Slack user id` }
    : { person, email }
}

function schoolFault(school: string | null, { schools, only }: PeopleReading): string | undefined {
  if (school === null) {
    if (only === null) return undefined
    return `is empty, which means all schools, but this is the list of ${only}: write ${only}`
  }
  if (only !== null && school !== only) return `${quoted(school)} is not ${only}, whose list this is`
  if (schools.includes(school)) return undefined
  return `there is no school ${quoted(school)}: add it first, or write ${schools.join(', ') || 'nothing'}`
}

function deputyChecker(faults: FaultList) {
  const known = new Map<string, { deputy: string; row: number }>()
  return (row: number, person: string, deputy: string | null) => {
    if (deputy === null) return
    if (deputy === person) faults.add(row, 'deputy', 'is the same person: nobody takes over from themselves')
    const before = known.get(person) ?? { deputy, row }
    if (before.deputy !== deputy)
      faults.add(row, 'deputy', `differs from the deputy in row ${before.row}: write one`)
    known.set(person, before)
  }
}

/** Tells of rows that say the same twice, give one person two names or two deputies, or have one take over from themselves. */
function repeatChecker(faults: FaultList): (row: PersonRow) => void {
  const seen = new Map<string, number>()
  const names = new Map<string, { name: string; row: number }>()
  const checkDeputy = deputyChecker(faults)
  return ({ row, person, name, role, school, deputy }) => {
    checkDeputy(row, person, deputy)
    const key = JSON.stringify([person, role, school])
    const before = seen.get(key)
    if (before !== undefined) faults.add(row, null, `says the same as row ${before}: take one out`)
    seen.set(key, before ?? row)
    const known = names.get(person) ?? { name, row }
    if (known.name !== name)
      faults.add(row, 'name', `differs from the name in row ${known.row}: write one name`)
    names.set(person, known)
  }
}

function schoolIn(
  text: string | null | undefined,
  reading: PeopleReading,
  tell: (wrong: string) => void,
): string | null {
  // A list of one school may leave the column out altogether.
  const school = text === undefined ? reading.only : text
  const wrong = schoolFault(school, reading)
  if (wrong !== undefined) tell(wrong)
  return school
}

async function deputyIn(
  text: string | null | undefined,
  { lookUp }: PeopleReading,
): Promise<{ person: string | null } | { wrong: string }> {
  return text ? personOf(text, lookUp) : { person: null }
}

/** Reads a people file: a role a row, no row twice, each person by one name, each school one of the store's. */
export async function readPeopleRows(
  file: TableFile,
  reading: PeopleReading,
  faults: FaultList,
): Promise<{ held: PersonRow[]; sha256: string; rows: number }> {
  const table = readTable(file, peopleColumns, faults)
  const check = repeatChecker(faults)
  const held: PersonRow[] = []
  for await (const { row, is } of table.rows) {
    const told = await personOf(is.slack_user, reading.lookUp)
    const school = schoolIn(is.school, reading, (wrong) => faults.add(row, 'school', wrong))
    if ('wrong' in told) {
      faults.add(row, 'slack_user', told.wrong)
      continue
    }
    const deputy = await deputyIn(is.deputy, reading)
    if ('wrong' in deputy) {
      faults.add(row, 'deputy', deputy.wrong)
      continue
    }
    const person: PersonRow = {
      row,
      ...told,
      name: is.name,
      role: is.role,
      school,
      deputy: deputy.person,
    }
    check(person)
    held.push(person)
  }
  return { held, ...table.read() }
}
