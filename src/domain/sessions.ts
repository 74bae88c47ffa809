import { isSchoolDay } from './calendar.ts'
import { type Category, type CodeSet, codeIn, codeSetOn, type Nation } from './codes.ts'
import { compulsorySchoolAge } from './compulsory-school-age.ts'
import { type Day, earliest, latest, mondayOf, weekday } from './day.ts'
import { type Calendar, daysFrom } from './open-days.ts'

/** One pupil's marks for one week, Monday morning to Friday afternoon; an empty mark is a session nobody marked. */
export type RegisterWeek = {
  readonly monday: Day
  /** Ten marks: Monday AM, Monday PM … Friday PM. */
  readonly marks: readonly string[]
  /** Ten numbers beside the marks, where the register says how late somebody came. */
  readonly minutesLate?: readonly (number | null)[]
}

/** A half day, a.m. or p.m. */
export type Half = 'AM' | 'PM'

/** What a session counts as: its code's category, or that it has no mark, or a mark that the codes of its day don't hold. */
export type SessionCategory = Category | 'missing' | 'unknown'

/** One session of a pupil who was on roll and of compulsory school age, on a day when the school was open. */
export type Session = {
  readonly day: Day
  readonly half: Half
  readonly mark: string
  readonly category: SessionCategory
  readonly late: boolean
  readonly unexplained: boolean
  /** In school after all, although the session counts as an absence. */
  readonly came?: boolean
  readonly minutesLate: number | null
}

/** What has to be known to read a pupil's register over a window, both ends included. */
export type Reading = {
  readonly weeks: readonly RegisterWeek[]
  readonly from: Day
  readonly to: Day
  readonly calendar: Calendar
  readonly codeSets: readonly CodeSet[]
  readonly nation: Nation
  /** `joined` is the first and `left` the last day on roll; null where there is none. */
  readonly pupil: { readonly joined: Day | null; readonly left: Day | null; readonly dateOfBirth: Day }
}

const halves: readonly Half[] = ['AM', 'PM']

function byMonday(weeks: readonly RegisterWeek[]): Map<Day, RegisterWeek> {
  const found = new Map<Day, RegisterWeek>()
  for (const week of weeks) {
    if (weekday(week.monday) !== 1) throw new RangeError(`${week.monday} is not a Monday`)
    if (week.marks.length !== 10) throw new RangeError(`the week of ${week.monday} needs ten marks`)
    if (found.has(week.monday)) throw new RangeError(`the week of ${week.monday} stands twice`)
    found.set(week.monday, week)
  }
  return found
}

// Nobody can be absent from a school they are not on the roll of, or before or after compulsory school age.
function daysOwed({ from, to, pupil }: Reading): Day[] {
  const age = compulsorySchoolAge(pupil.dateOfBirth)
  const first = latest(from, age.from, pupil.joined ?? from)
  const last = earliest(to, age.until, pupil.left ?? to)
  return daysFrom(first, last).filter((on) => weekday(on) <= 5)
}

/** What a mark says of its session in a code set; no mark is missing. */
export function readMark(
  set: CodeSet,
  mark: string,
): Pick<Session, 'category' | 'late' | 'unexplained' | 'came'> {
  if (mark === '') return { category: 'missing', late: false, unexplained: false }
  const code = codeIn(set, mark)
  return {
    category: code?.category ?? 'unknown',
    late: code?.late === true,
    unexplained: code?.unexplained === true,
    ...(code?.came === true && { came: true }),
  }
}

function inForce(set: CodeSet | undefined, on: Day): set is CodeSet {
  return set !== undefined && set.from <= on && (set.until === null || on <= set.until)
}

function* everySession(reading: Reading): Generator<Session> {
  const weeks = byMonday(reading.weeks)
  let set: CodeSet | undefined
  for (const on of daysOwed(reading)) {
    if (!inForce(set, on)) set = codeSetOn(reading.codeSets, reading.nation, on)
    const week = weeks.get(mondayOf(on))
    for (const half of halves) {
      const place = 2 * (weekday(on) - 1) + halves.indexOf(half)
      const mark = week?.marks[place] ?? ''
      yield { day: on, half, mark, ...readMark(set, mark), minutesLate: week?.minutesLate?.[place] ?? null }
    }
  }
}

const counting: readonly SessionCategory[] = ['present', 'elsewhere', 'authorised', 'unauthorised', 'unknown']

/**
 * A pupil's register over a window: the sessions in order, marked or not, and apart from them the marks on shut days
 * that would have counted had the school been open, where register and calendar disagree.
 */
export function readRegister(reading: Reading): { sessions: Session[]; onShutDays: Session[] } {
  const all = [...everySession(reading)]
  const isOpen = (session: Session) => isSchoolDay(reading.calendar, session.day)
  return {
    sessions: all.filter(isOpen),
    onShutDays: all.filter((session) => !isOpen(session) && counting.includes(session.category)),
  }
}

/** A pupil's sessions in a window in order, marked or not; shut days and days off roll or outside compulsory school age have none. */
export function sessions(reading: Reading): Session[] {
  return readRegister(reading).sessions
}
