import { isSchoolDay } from '../../domain/calendar.ts'
import { type Category, type Code, codeSetOn, codesIn } from '../../domain/codes.ts'
import { compulsorySchoolAge } from '../../domain/compulsory-school-age.ts'
import { addDays, type Day, earliest, latest } from '../../domain/day.ts'
import type { Reading } from '../../domain/sessions.ts'

/** The counts of one register week that the store keeps beside its marks. */
export type WeekCounts = {
  possible: number
  attended: number
  authorised: number
  unauthorised: number
  late: number
  unexplained: number
  marked: number
}

/** By which calendar and codes a school's weeks are counted. */
export type CountingRules = Pick<Reading, 'calendar' | 'codeSets' | 'nation'>

/** Of whom weeks are counted; nothing is left out for age while the date of birth is not known. */
export type CountedPupil = { joined: Day | null; left: Day | null; dateOfBirth: Day | null }

type Owed = { from: Day; to: Day }
type Codes = ReadonlyMap<string, Code>
type OpenDay = { on: Day; place: number; codes: Codes | undefined }

const EVER: Owed = { from: '0000-01-01' as Day, to: '9999-12-31' as Day }

const countedAs: Record<Category, 'attended' | 'authorised' | 'unauthorised' | null> = {
  present: 'attended',
  elsewhere: 'attended',
  authorised: 'authorised',
  unauthorised: 'unauthorised',
  'not-possible': null,
  administrative: null,
}

/** Works something out once for each key. */
function once<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const now = work(key)
    known.set(key, now)
    return now
  }
}

function addMark(counts: WeekCounts, codes: Codes, mark: string): void {
  counts.marked += 1
  const code = codes.get(mark)
  const as = code === undefined ? null : countedAs[code.category]
  if (code === undefined || as === null) return
  counts[as] += 1
  counts.possible += 1
  if (code.late === true) counts.late += 1
  if (code.unexplained === true) counts.unexplained += 1
}

function countWeek(
  days: readonly OpenDay[],
  { from, to }: Owed,
  codesOf: (day: OpenDay) => Codes,
  marks: readonly string[],
): WeekCounts {
  const counts = {
    possible: 0,
    attended: 0,
    authorised: 0,
    unauthorised: 0,
    late: 0,
    unexplained: 0,
    marked: 0,
  }
  for (const day of days) {
    if (day.on < from || day.on > to) continue
    const [am = '', pm = ''] = [marks[day.place], marks[day.place + 1]]
    if (am !== '') addMark(counts, codesOf(day), am)
    if (pm !== '') addMark(counts, codesOf(day), pm)
  }
  return counts
}

/** Counts the weeks of a school's pupils, millions of them, as `sessions` would one by one. */
export function weekCounter({ calendar, codeSets, nation }: CountingRules) {
  const openDays = once((monday: Day): OpenDay[] =>
    [0, 1, 2, 3, 4]
      .map((n) => ({ on: addDays(monday, n), place: 2 * n, codes: undefined }))
      .filter(({ on }) => isSchoolDay(calendar, on)),
  )
  const ages = once((born: Day): Owed => {
    const { from, until } = compulsorySchoolAge(born)
    return { from, to: until }
  })
  const owedBy = ({ joined, left, dateOfBirth }: CountedPupil): Owed => {
    const age = dateOfBirth === null ? EVER : ages(dateOfBirth)
    return { from: latest(age.from, joined ?? age.from), to: earliest(age.to, left ?? age.to) }
  }
  const codesOf = (day: OpenDay): Codes => {
    day.codes ??= codesIn(codeSetOn(codeSets, nation, day.on))
    return day.codes
  }
  /** One pupil's weeks, each of ten marks. */
  return (pupil: CountedPupil): ((monday: Day, marks: readonly string[]) => WeekCounts) => {
    const owed = owedBy(pupil)
    return (monday, marks) => countWeek(openDays(monday), owed, codesOf, marks)
  }
}
