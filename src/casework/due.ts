import { type DueDeadline, deadlinesDue, deadlinesNotKnown } from '../../db/queries/deadlines.ts'
import { allSchools, type School } from '../../db/queries/schools.ts'
import { type Asker, type CaseInSight, mayWorkOn, schoolsOf } from '../domain/access.ts'
import { waitsForHold } from '../domain/case/to-family.ts'
import { warnedFrom } from '../domain/charge/chargeable.ts'
import { addDays, type Day, day } from '../domain/day.ts'
import type { DueCounts, DueLine, DueList, When } from '../domain/due.ts'
import { count } from '../domain/duration.ts'
import { initialsOf } from '../domain/family.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { pathwaysOn } from './case-pathways.ts'
import { calendarFor } from './facts.ts'
import type { House } from './house.ts'
import { rowInSight } from './in-sight.ts'
import { retriesFor } from './retries.ts'
import { dayIn } from './today.ts'

const noEnd = day('9999-12-31')
const parts: readonly When[] = ['overdue', 'today', 'soon', 'later', 'not-known', 'held']
const schoolDaysAhead = 5
/** Where the calendar does not reach five school days ahead, a calendar week does. */
const daysAhead = 7

async function soonUntil(house: House, school: string, on: Day): Promise<Day> {
  const calendar = await calendarFor(house.store.read, house.shelves, school)
  const counted = count(calendar, on, 'after', { n: schoolDaysAhead, unit: 'school-day' })
  return counted.known ? counted.day : addDays(on, daysAhead)
}

type Falling = Pick<DueDeadline, 'due' | 'earliest' | 'notBefore' | 'legal'>

/** May it not be done yet: its window of days has not begun, or its day is one before which it may not happen, which nobody is late for? */
const isAhead = ({ due, earliest, notBefore }: Falling, on: Day): boolean =>
  (earliest && due !== on) || (notBefore !== null && notBefore > on)

function whenOf(found: Falling, on: Day, soon: Day): When {
  const { due } = found
  if (due === null) return 'not-known'
  if (isAhead(found, on)) return 'later'
  if (due === on) return 'today'
  if (due < on) return 'overdue'
  // A time limit in law is told long before other deadlines are.
  return due <= soon || (found.legal && on >= warnedFrom(due)) ? 'soon' : 'later'
}

function lineOf({ deadline: found, pathway }: Found, when: When): DueLine {
  const stages = pathway?.stages ?? []
  const { caseId, school, owner, id, title, due, notKnown, forename, surname } = found
  return {
    case: caseId,
    school,
    initials: initialsOf(forename, surname),
    owner,
    stage: stages.find((stage) => stage.id === found.stage)?.title ?? found.stage,
    deadline: id,
    title,
    due,
    notKnown,
    opens: found.opens ?? 'case',
    when,
  }
}

const none = (): DueCounts => ({
  overdue: 0,
  today: 0,
  soon: 0,
  later: 0,
  'not-known': 0,
  held: 0,
  snoozed: 0,
})

function counted(found: readonly (DueLine | string)[]): DueCounts {
  const counts = none()
  for (const one of found) counts[typeof one === 'string' ? 'snoozed' : one.when] += 1
  return counts
}

function bySchool(schools: readonly School[], found: ReadonlyMap<string, (DueLine | string)[]>) {
  return schools.flatMap(({ id, name }) => {
    const here = found.get(id)
    return here === undefined ? [] : [{ id, name, ...counted(here) }]
  })
}

type Found = { deadline: DueDeadline; pathway: Pathway | undefined; seen: CaseInSight }

/** The open deadlines of some schools, each with what access looks at in its case. */
async function read(
  house: House,
  within: readonly string[] | 'all',
  schools: readonly School[],
  until: Day,
): Promise<Found[]> {
  const [due, notKnown] = await Promise.all([
    deadlinesDue(house.store.read, { schools: within, until }),
    deadlinesNotKnown(house.store.read, within),
  ])
  const settings = new Map(schools.map((school) => [school.id, school.settings]))
  const on = await pathwaysOn(house, house.store.read, [...due, ...notKnown])
  return [...due, ...notKnown].map((deadline) => {
    const pathway = on(deadline)
    return { deadline, pathway, seen: rowInSight(pathway, deadline, settings.get(deadline.school) ?? {}) }
  })
}

/** Does a deadline wait because its case is on hold? What the law sets runs on and shows. */
export function isOnHold(pathway: Pathway | undefined, found: DueDeadline): boolean {
  return found.held && pathway !== undefined && waitsForHold(pathway, found.kind)
}

/** Tells when a school's deadlines fall, counting each school's next school days once. */
function falls(house: House, on: Day): (found: Found) => Promise<When> {
  const soon = new Map<string, Day>()
  return async ({ deadline: found, pathway }) => {
    if (isOnHold(pathway, found)) return 'held'
    const { school } = found
    const ahead = soon.get(school) ?? (await soonUntil(house, school, on))
    soon.set(school, ahead)
    return whenOf(found, on, ahead)
  }
}

const isSnoozed = ({ snoozedUntil }: DueDeadline, on: Day) => snoozedUntil !== null && snoozedUntil > on

/** The deadlines of the cases on which somebody may work as they stand on a day; a snoozed one is hidden until its own day. */
export async function dueAt(house: House, asker: Asker, on: Day, until: Day = noEnd): Promise<DueList> {
  const schools = await allSchools(house.store.read)
  const all = await read(house, schoolsOf(asker), schools, until)
  const here = new Map<string, (DueLine | string)[]>()
  const when = falls(house, on)
  for (const found of all) {
    const { deadline: one, seen } = found
    if (!mayWorkOn(asker, seen)) continue
    const shown = isSnoozed(one, on) ? one.id : lineOf(found, await when(found))
    const those = here.get(one.school) ?? []
    those.push(shown)
    here.set(one.school, those)
  }
  return { ...listOf(on, schools, here), retries: await retriesFor(house, asker, on) }
}

const told: readonly When[] = ['overdue', 'today', 'soon']

/** Those of some people who have a deadline that a digest tells of: overdue, today or soon, in a case on which they may work. */
export async function whoHasDue<A extends Asker>(
  house: House,
  people: readonly A[],
  on: Day,
  until: Day,
): Promise<A[]> {
  const when = falls(house, on)
  const cases = new Map<string, CaseInSight>()
  for (const found of await read(house, 'all', await allSchools(house.store.read), until)) {
    const { deadline, seen } = found
    if (!cases.has(deadline.caseId) && !isSnoozed(deadline, on) && told.includes(await when(found)))
      cases.set(deadline.caseId, seen)
  }
  const busy = [...cases.values()]
  return people.filter((person) => busy.some((seen) => mayWorkOn(person, seen)))
}

function listOf(
  on: Day,
  schools: readonly School[],
  here: ReadonlyMap<string, (DueLine | string)[]>,
): Omit<DueList, 'retries'> {
  const all = [...here.values()].flat()
  const lines = all.filter((one) => typeof one !== 'string').sort(earliestFirst)
  const of = (when: When) => [when, lines.filter((line) => line.when === when)] as const
  return {
    on,
    lines: Object.fromEntries(parts.map(of)) as Record<When, DueLine[]>,
    counts: counted(all),
    schools: bySchool(schools, here),
  }
}

function earliestFirst(a: DueLine, b: DueLine): number {
  const [left, right] = [a, b].map((line) => `${line.due ?? noEnd} ${line.case} ${line.deadline}`)
  return (left ?? '') < (right ?? '') ? -1 : 1
}

/** The deadlines of the schools where a person works, today; the attendance team sees every school, counted school by school. */
export async function dueFor(house: House, asker: Asker, { until }: { until?: Day } = {}): Promise<DueList> {
  return dueAt(house, asker, dayIn(house.now(), house.timeZone), until)
}
