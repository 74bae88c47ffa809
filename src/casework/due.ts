import { type DueDeadline, deadlinesDue, deadlinesNotKnown } from '../../db/queries/deadlines.ts'
import { allSchools, type School } from '../../db/queries/schools.ts'
import { type Asker, schoolsOf } from '../domain/access.ts'
import { addDays, type Day, day } from '../domain/day.ts'
import type { DueCounts, DueLine, DueList, When } from '../domain/due.ts'
import { count } from '../domain/duration.ts'
import { initialsOf } from '../domain/family.ts'
import { calendarFor } from './facts.ts'
import type { House } from './house.ts'
import { dayIn } from './today.ts'

const noEnd = day('9999-12-31')
const parts: readonly When[] = ['overdue', 'today', 'soon', 'later', 'not-known']
const schoolDaysAhead = 5
/** Where the calendar does not reach five school days ahead, a calendar week does. */
const daysAhead = 7

async function soonUntil(house: House, school: string, on: Day): Promise<Day> {
  const calendar = await calendarFor(house.store.read, house.shelves, school)
  const counted = count(calendar, on, 'after', { n: schoolDaysAhead, unit: 'school-day' })
  return counted.known ? counted.day : addDays(on, daysAhead)
}

function whenOf(due: Day | null, on: Day, soon: Day): When {
  if (due === null) return 'not-known'
  if (due < on) return 'overdue'
  if (due === on) return 'today'
  return due <= soon ? 'soon' : 'later'
}

function lineOf(house: House, found: DueDeadline, when: When): DueLine {
  const stages = house.shelves.pathways.get(found.pathway)?.stages ?? []
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

const none = (): DueCounts => ({ overdue: 0, today: 0, soon: 0, later: 0, 'not-known': 0, snoozed: 0 })

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

async function read(house: House, schools: readonly string[] | 'all', until: Day): Promise<DueDeadline[]> {
  const [due, notKnown] = await Promise.all([
    deadlinesDue(house.store.read, { schools, until }),
    deadlinesNotKnown(house.store.read, schools),
  ])
  return [...due, ...notKnown]
}

/** The deadlines of some schools as they stand on a day; a snoozed one is hidden until its own day. */
export async function dueAt(
  house: House,
  schools: readonly string[] | 'all',
  on: Day,
  until: Day = noEnd,
): Promise<DueList> {
  const found = await read(house, schools, until)
  const here = new Map<string, (DueLine | string)[]>()
  const soon = new Map<string, Day>()
  for (const one of found) {
    const ahead = soon.get(one.school) ?? (await soonUntil(house, one.school, on))
    soon.set(one.school, ahead)
    const hidden = one.snoozedUntil !== null && one.snoozedUntil > on
    const shown = hidden ? one.id : lineOf(house, one, whenOf(one.due, on, ahead))
    const those = here.get(one.school) ?? []
    those.push(shown)
    here.set(one.school, those)
  }
  return listOf(on, await allSchools(house.store.read), here)
}

function listOf(
  on: Day,
  schools: readonly School[],
  here: ReadonlyMap<string, (DueLine | string)[]>,
): DueList {
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
  return dueAt(house, schoolsOf(asker), dayIn(house.now(), house.timeZone), until)
}
