import { putNotice } from '../../db/outbox.ts'
import { watchedCasesOf } from '../../db/queries/cases.ts'
import { everybodyWithRoles, personWithRoles } from '../../db/queries/people.ts'
import { bankHolidaysFor } from '../domain/bank-holidays.ts'
import { isWorkingDay } from '../domain/calendar.ts'
import { proposals } from '../domain/case/proposals.ts'
import { yearDeadline } from '../domain/case/year-deadlines.ts'
import { valueOn } from '../domain/dated.ts'
import { addDays, type Day } from '../domain/day.ts'
import type { Digest, DueLine, DueList } from '../domain/due.ts'
import { type LastPosting, lastPosting, postedBefore } from '../domain/service/last-posting.ts'
import { calendarsOf, endingCalendars } from './calendar-ends.ts'
import { dueAt, whoHasDue } from './due.ts'
import { calendarFor } from './facts.ts'
import type { House } from './house.ts'
import { casesUntranslated } from './letters/cases-untranslated.ts'
import { loadCase } from './load-case.ts'
import { peopleWithRetries } from './retries.ts'
import { countWatched, whoWatches } from './watched-pupils.ts'

const mostLines = 30
/** Five school days lie within the longest holiday and a week. */
const farAhead = 92
const peopleAtATime = 100

/** The key of a person's digest of a day: there is never a second one, however many bots run. */
export const digestKey = (person: string, on: Day) => `digest:${person}:${on}`

const toTell = ({ overdue, today, soon }: DueList['lines']): DueLine[] => [...overdue, ...today, ...soon]

/** Says of each decision that is due whether the pathway proposes one; its case is asked for that alone. */
async function withProposals(house: House, lines: readonly DueLine[]): Promise<DueLine[]> {
  const proposed = new Set<string>()
  for (const { case: id } of lines.filter(({ opens }) => opens === 'decision')) {
    const loaded = await loadCase(house, house.store.read, id)
    if (loaded !== null && proposals(loaded.context).length > 0) proposed.add(id)
  }
  return lines.map((line) =>
    line.opens === 'decision' && proposed.has(line.case) ? { ...line, proposed: true } : line,
  )
}

/** Says of letters that would arrive in the holiday by which day to post them. */
async function withPosting(house: House, on: Day, lines: readonly DueLine[]): Promise<DueLine[]> {
  const service = valueOn(house.shelves.rules.service, on)
  const posted = new Map<string, LastPosting | null>()
  const letters = lines.filter(({ opens, due }) => opens === 'letters' && due !== null)
  for (const school of new Set(letters.map((line) => line.school)))
    posted.set(school, lastPosting(service, await calendarFor(house.store.read, house.shelves, school), on))
  return lines.map((line) => {
    const last = line.opens === 'letters' ? (posted.get(line.school) ?? null) : null
    const postBy = line.due === null ? null : postedBefore(last, line.due, on)
    return postBy === null ? line : { ...line, postBy }
  })
}

/** What a person's digest of a day says, as things stand now; null when they have nothing to see or no longer may. */
export async function digestFor(house: House, person: string, on: Day): Promise<Digest | null> {
  const asker = await personWithRoles(house.store.read, person)
  if (asker === null) return null
  const { lines, schools, counts, retries } = await dueAt(house, asker, on, addDays(on, farAhead))
  const all = toTell(lines)
  const calendars = calendarsOf(asker, await endingCalendars(house, on))
  const watched = await countWatched(house, asker)
  if (all.length + retries.length + calendars.length + watched === 0) return null
  const more = Math.max(0, all.length - mostLines)
  return {
    person,
    on,
    lines: await withPosting(house, on, await withProposals(house, all.slice(0, mostLines))),
    more,
    schools: more === 0 ? [] : schools.filter((school) => school.overdue + school.today + school.soon > 0),
    snoozed: counts.snoozed,
    held: counts.held,
    retries,
    yearReviews: all.filter(({ deadline }) => deadline.startsWith(`${yearDeadline}:`)).length,
    watched,
    watchedCases: await watchedCasesOf(house.store.read, person),
    untranslated: await casesUntranslated(house, person),
    calendars,
  }
}

/** Who has something to see on a day and has not paused their digest. */
async function readers(house: House, on: Day): Promise<string[]> {
  const people = (await everybodyWithRoles(house.store.read)).filter(
    ({ digestPausedUntil }) => digestPausedUntil === null || digestPausedUntil <= on,
  )
  const busy = new Set((await whoHasDue(house, people, on, addDays(on, farAhead))).map(({ id }) => id))
  const trying = await peopleWithRetries(house, on)
  const ending = await endingCalendars(house, on)
  const keeps = new Set(people.filter((one) => calendarsOf(one, ending).length > 0).map(({ id }) => id))
  const watching = new Set((await whoWatches(house, people)).map(({ id }) => id))
  const all = [busy, trying, keeps, watching]
  return people.map(({ id }) => id).filter((id) => all.some((those) => those.has(id)))
}

/** Puts the digests of a day into the outbox: one a person, on working days only, for those with something to see. Tells how many are new. */
export async function putDigests(house: House, on: Day): Promise<number> {
  if (!isWorkingDay({ ...bankHolidaysFor(house.shelves.bankHolidays), spans: [] }, on)) return 0
  const people = await readers(house, on)
  let put = 0
  for (let from = 0; from < people.length; from += peopleAtATime) {
    put += await putFor(house, people.slice(from, from + peopleAtATime), on)
  }
  if (put > 0) house.kick()
  return put
}

async function putFor(house: House, people: readonly string[], on: Day): Promise<number> {
  return house.store.write(async (tx) => {
    let put = 0
    for (const person of people) {
      const fresh = await putNotice(tx, { key: digestKey(person, on), kind: 'digest', body: { person, on } })
      put += fresh ? 1 : 0
    }
    return put
  })
}
