import { codeSetOn } from '../codes.ts'
import { compulsorySchoolAge } from '../compulsory-school-age.ts'
import type { Dated } from '../dated.ts'
import { addDays, type Day } from '../day.ts'
import { type Half, type Reading, readMark, readRegister, type Session } from '../sessions.ts'
import { lastLayingDay, type TimeLimit } from '../time-limit.ts'

/** Days from one to another, both included. */
export type Span = { readonly from: Day; readonly to: Day }

/**
 * A penalty notice to the parent for this pupil: the days of absence that it was for, null where nobody wrote them down, how it stands, and the last
 * day to pay it.
 */
export type NoticeOver = {
  readonly id: string
  readonly over: Span | null
  readonly outcome: 'paid' | 'not-paid' | null
  readonly payBy: Day
}

/** What has to be known to say which sessions one parent can be charged with. */
export type Asked = {
  /** The pupil's register over the period that the council names, both days included. */
  readonly reading: Reading
  /** The day on which this is asked. */
  readonly on: Day
  readonly timeLimit: readonly Dated<TimeLimit>[]
  /** The first day that the pathway's own look back reaches; null where it has none. */
  readonly lookBackFrom: Day | null
  readonly notices: readonly NoticeOver[]
  /** What this parent was charged with before, and on which day. */
  readonly charged: readonly (Span & { readonly laid: Day })[]
}

/** Why a session that stands in the register as missed, or might, is no part of a charge. */
export type Bar =
  | { readonly bar: 'authorised' | 'not-possible' | 'unmarked' | 'unexplained' | 'unknown-code' }
  | { readonly bar: 'shut' | 'off-roll' | 'outside-age' }
  | { readonly bar: 'before-look-back'; readonly from: Day }
  | { readonly bar: 'too-late'; readonly last: Day }
  | { readonly bar: 'notice-paid' | 'notice-running' | 'notice-days-not-known'; readonly notice: string }
  | { readonly bar: 'charged'; readonly laid: Day }

/** One session that was missed, or that nobody can say was attended: it can be charged where nothing bars it. */
export type Absence = {
  readonly day: Day
  readonly half: Half
  readonly mark: string
  readonly minutesLate: number | null
  /** The last day on which an information about it can be laid. */
  readonly last: Day
  readonly bars: readonly Bar[]
}

/** What one parent can be charged with over a period. */
export type Charge = Span & {
  readonly absences: readonly Absence[]
  /** Sessions that nothing bars. */
  readonly chargeable: number
  /** The last day on which an information about the earliest chargeable session can be laid; null where none is chargeable. */
  readonly last: Day | null
}

const sorts: Readonly<Record<Session['category'], Bar['bar'] | 'attended' | 'absent'>> = {
  present: 'attended',
  elsewhere: 'attended',
  authorised: 'authorised',
  unauthorised: 'absent',
  'not-possible': 'not-possible',
  administrative: 'attended',
  missing: 'unmarked',
  unknown: 'unknown-code',
}

const halves: readonly Half[] = ['AM', 'PM']

const within = ({ from, to }: Span, on: Day): boolean => from <= on && on <= to

/** Why a day on which the pupil owed no session holds an absence all the same. */
function dayBar({ pupil }: Reading, on: Day): Bar {
  if ((pupil.joined !== null && on < pupil.joined) || (pupil.left !== null && on > pupil.left))
    return { bar: 'off-roll' }
  const age = compulsorySchoolAge(pupil.dateOfBirth)
  return { bar: on < age.from || on > age.until ? 'outside-age' : 'shut' }
}

function markBars({ category, unexplained }: Session): Bar[] {
  if (unexplained) return [{ bar: 'unexplained' }]
  const sort = sorts[category]
  return sort === 'absent' || sort === 'attended' ? [] : [{ bar: sort } as Bar]
}

// A paid notice bars a conviction, one that can still be paid bars proceedings until then (s444A Education Act 1996).
function noticeBar({ id, over, outcome, payBy }: NoticeOver, session: Day, asked: Asked): Bar[] {
  const covers = over === null || within(over, session)
  const stands = outcome === 'paid' || (outcome === null && asked.on <= payBy)
  if (!covers || !stands) return []
  if (over === null) return [{ bar: 'notice-days-not-known', notice: id }]
  return [{ bar: outcome === 'paid' ? 'notice-paid' : 'notice-running', notice: id }]
}

function courseBars(asked: Asked, on: Day, last: Day): Bar[] {
  const { lookBackFrom, notices, charged } = asked
  return [
    ...(lookBackFrom !== null && on < lookBackFrom
      ? [{ bar: 'before-look-back', from: lookBackFrom } as const]
      : []),
    ...(asked.on > last ? [{ bar: 'too-late', last } as const] : []),
    ...notices.flatMap((notice) => noticeBar(notice, on, asked)),
    ...charged.filter((span) => within(span, on)).map(({ laid }) => ({ bar: 'charged', laid }) as const),
  ]
}

function absenceOf(asked: Asked, session: Session, own: readonly Bar[]): Absence {
  const { day, half, mark, minutesLate } = session
  const last = lastLayingDay(asked.timeLimit, day)
  const bars = [...own, ...markBars(session), ...courseBars(asked, day, last)]
  return { day, half, mark, minutesLate, last, bars }
}

const attended = ({ category }: Session): boolean => sorts[category] === 'attended'

// Every mark that stands in the register, also where the pupil owed no session.
function* marked({ weeks, from, to, codeSets, nation }: Reading): Generator<Session> {
  for (const { monday, marks, minutesLate } of weeks) {
    for (const [place, mark] of marks.entries()) {
      const on = addDays(monday, Math.floor(place / 2))
      if (mark === '' || on < from || on > to) continue
      const half = halves[place % 2] as Half
      const read = readMark(codeSetOn(codeSets, nation, on), mark)
      yield { day: on, half, mark, ...read, minutesLate: minutesLate?.[place] ?? null }
    }
  }
}

const keyOf = ({ day, half }: Pick<Session, 'day' | 'half'>): string => `${day} ${half}`
const inOrder = (a: Absence, b: Absence): number => keyOf(a).localeCompare(keyOf(b))

/**
 * What one parent can be charged with over a period: every session that the register doesn't say was attended, with whatever bars it.
 * Nothing is guessed: a session that nobody marked or explained, or that a notice may cover, is barred until somebody says.
 */
export function chargeOf(asked: Asked): Charge {
  const { reading } = asked
  const owed = readRegister(reading).sessions
  const known = new Set(owed.map(keyOf))
  const missed = owed.filter((session) => !attended(session))
  const strange = [...marked(reading)].filter(
    (session) => !known.has(keyOf(session)) && sorts[session.category] === 'absent',
  )
  const absences = [
    ...missed.map((session) => absenceOf(asked, session, [])),
    ...strange.map((session) => absenceOf(asked, session, [dayBar(reading, session.day)])),
  ].sort(inOrder)
  const free = absences.filter(({ bars }) => bars.length === 0)
  const last = free.map((one) => one.last).sort()[0] ?? null
  return { from: reading.from, to: reading.to, absences, chargeable: free.length, last }
}

/** How many days before a time limit in law somebody is warned of it: four weeks. */
const warnedBefore = 28

/** The first day on which somebody is warned that the time to lay an information runs out. */
export const warnedFrom = (last: Day): Day => addDays(last, -warnedBefore)
