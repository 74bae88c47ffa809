import { type Notice, putNotice } from '../../db/outbox.ts'
import { caseById, casesOf } from '../../db/queries/cases.ts'
import { everybodyWithRoles, type PersonWithRoles } from '../../db/queries/people.ts'
import { mondayOf } from '../domain/day.ts'
import type { Role } from '../domain/role.ts'
import type { House } from './house.ts'
import { dayIn } from './today.ts'

/** What Slack's refusals say for good: this person, or this channel, takes no more messages. */
const PERSON_GONE = [
  'user_disabled',
  'user_not_found',
  'users_not_found',
  'user_not_visible',
  'channel_not_found',
]
const CHANNEL_GONE = ['is_archived', 'is_inactive', 'channel_not_found']
const LEADERS: readonly Role[] = ['headteacher', 'senior-leader']

const personIn = (body: unknown): string | null =>
  typeof body === 'object' && body !== null && 'person' in body ? String(body.person) : null

/** Who or what can't be reached: a colleague, or a school's channel. */
type Unreached = { person: string; schools: readonly (string | null)[] } | { school: string }

async function unreached(house: House, { body, chain }: Notice, fault: string): Promise<Unreached | null> {
  const person = personIn(body)
  if (person !== null) {
    const colleague = (await everybodyWithRoles(house.store.read)).find(({ id }) => id === person)
    const isGone = colleague !== undefined && PERSON_GONE.includes(fault)
    return isGone ? { person, schools: colleague.roles.map(({ school }) => school) } : null
  }
  const row = chain === null ? null : await caseById(house.store.read, chain)
  return row !== null && CHANNEL_GONE.includes(fault) ? { school: row.school } : null
}

/** Who looks after the list of people there, else who leads the school; never the one who can't be reached. */
function whoseJob(people: readonly PersonWithRoles[], found: Unreached): PersonWithRoles[] {
  const schools = 'person' in found ? found.schools : [found.school]
  const others = people.filter(({ id }) => !('person' in found) || id !== found.person)
  const having = (wanted: readonly Role[]) =>
    others.filter(({ roles }) =>
      roles.some(
        ({ role, school }) => wanted.includes(role) && (school === null || schools.includes(school)),
      ),
    )
  const admins = having(['admin'])
  return admins.length > 0 ? admins : having(LEADERS)
}

/** How many open cases somebody owns, counted up to a hundred. */
export const openCasesOf = async ({ store }: House, owner: string): Promise<number> =>
  (await casesOf(store.read, { schools: 'all', status: 'open', owner, limit: 100 })).length

/**
 * Tells whose job it is, once a week, that Slack takes no messages for a colleague or for a school's channel any more. Nothing
 * is told about a notice that was given up for another reason.
 */
export async function tellUndelivered(house: House, notice: Notice, fault: string): Promise<void> {
  const found = notice.kind === 'undelivered' ? null : await unreached(house, notice, fault)
  if (found === null) return
  const told = whoseJob(await everybodyWithRoles(house.store.read), found)
  const about = 'person' in found ? { about: found.person } : { school: found.school }
  const what = 'person' in found ? found.person : found.school
  const week = mondayOf(dayIn(house.now(), house.timeZone))
  await house.store.write(async (tx) => {
    for (const { id: person } of told) {
      const key = `undelivered:${what}:${person}:${week}`
      await putNotice(tx, { key, kind: 'undelivered', body: { person, ...about } })
    }
  })
  house.kick()
}
