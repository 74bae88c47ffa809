import { bornForSchool } from '../../domain/born-for-school.ts'
import { compulsorySchoolAge } from '../../domain/compulsory-school-age.ts'
import { type Day, earliest, latest } from '../../domain/day.ts'
import { type Calendar, openDays } from '../../domain/open-days.ts'
import { countAtMost, countBelow } from '../../domain/ordered-days.ts'

/** The first and the last day on which a pupil owes sessions: on roll and of compulsory school age. */
export type Owing = { first: Day; last: Day }

/** What of a pupil says which days they owe. */
export type Dates = { joined: Day | null; left: Day | null; dateOfBirth: Day | null }

const [FIRST, LAST] = ['0001-01-01', '9999-12-31'] as [Day, Day]

const known = new Map<Day, ReturnType<typeof compulsorySchoolAge>>()

function schoolAge(born: Day) {
  const age = known.get(born) ?? compulsorySchoolAge(born)
  known.set(born, age)
  return age
}

/** Tells which days pupils owe of some days; whoever is surely of age on all of these is not reckoned one by one. */
export function owingWithin(from: Day, to: Day): (pupil: Dates) => Owing {
  const old = bornForSchool(from).to
  const young = bornForSchool(to).from
  const ageOf = (born: Day | null) =>
    born === null || (young <= born && born <= old) ? null : schoolAge(born)
  return ({ joined, left, dateOfBirth }) => {
    const age = ageOf(dateOfBirth)
    const [first, last] = [joined ?? FIRST, left ?? LAST]
    return age === null
      ? { first, last }
      : { first: latest(first, age.from), last: earliest(last, age.until) }
  }
}

/** How many sessions pupils owe from one day to another, at a school with this calendar. */
export function sessionsOwed(calendar: Calendar, from: Day, to: Day): (owing: Owing) => number {
  const open = [...openDays(calendar).open].sort()
  const between = (from: Day, to: Day) => 2 * Math.max(0, countAtMost(open, to) - countBelow(open, from))
  const all = between(from, to)
  return ({ first, last }) =>
    first <= from && to <= last ? all : between(latest(from, first), earliest(to, last))
}
