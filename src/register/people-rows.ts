import { roles as roleNames } from '../domain/role.ts'
import { needed, oneOf, words } from './cells.ts'
import { type FaultList, quoted } from './fault.ts'
import { readTable, type TableFile } from './table.ts'

/** The columns of a people file. */
export const peopleColumns = {
  slack_user: needed(words(254)),
  name: needed(words(200)),
  role: needed(oneOf(roleNames)),
  school: words(60),
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

/** Tells of rows that say the same twice, or give one person two names. */
function repeatChecker(faults: FaultList): (row: PersonRow) => void {
  const seen = new Map<string, number>()
  const names = new Map<string, { name: string; row: number }>()
  return ({ row, person, name, role, school }) => {
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
    // A list of one school may leave the column out altogether.
    const school = is.school === undefined ? reading.only : is.school
    const wrongSchool = schoolFault(school, reading)
    if (wrongSchool !== undefined) faults.add(row, 'school', wrongSchool)
    if ('wrong' in told) {
      faults.add(row, 'slack_user', told.wrong)
      continue
    }
    const person: PersonRow = { row, ...told, name: is.name, role: is.role, school }
    check(person)
    held.push(person)
  }
  return { held, ...table.read() }
}
