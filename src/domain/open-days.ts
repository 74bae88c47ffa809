import { addDays, type Day, daysBetween, earliest, latest, mondayOf, weekday } from './day.ts'

/** A run of days with one meaning for a school, both ends included: a term, an INSET day or days, or a closure. */
export type Span = {
  readonly from: Day
  readonly to: Day
  readonly kind: 'term' | 'inset' | 'closure'
  readonly name: string
}

/** One school's loaded days together with its nation's bank holidays, which are known up to and including `bankHolidaysUntil`. */
export type Calendar = {
  readonly spans: readonly Span[]
  readonly bankHolidays: ReadonlySet<Day>
  readonly bankHolidaysUntil: Day
  /** The first day from which they are known; absent when that is further back than anybody counts. */
  readonly bankHolidaysFrom?: Day
  /** What each bank holiday is called, where the list says. */
  readonly bankHolidayNames?: ReadonlyMap<Day, string>
}

/** A day that can't be told until something is loaded, which `missing` names: "the 2027–28 calendar". */
export type NotKnown = { readonly known: false; readonly missing: string }

/** A day that was counted, or what has to be loaded before it can be. */
export type Counted = { readonly known: true; readonly day: Day } | NotKnown

/** A time without holes for which a school's open days are known: every day in it is known to be open or shut. */
export type Stretch = {
  readonly from: Day
  readonly to: Day
  /** The days with sessions, ascending. */
  readonly days: readonly Day[]
  /** The Mondays of the weeks with at least one session, ascending. */
  readonly weeks: readonly Day[]
  readonly terms: readonly Span[]
}

type OpenDays = { readonly open: ReadonlySet<Day>; readonly stretches: readonly Stretch[] }

/** No holiday is longer than this many days, so a longer gap between terms means that dates in between were never loaded. */
const LONGEST_HOLIDAY = 84

/** The school year that begins in August or September of a year, by name: "2026–27". */
export function schoolYearName(startYear: number): string {
  return `${startYear}–${String(startYear + 1).slice(-2)}`
}

/** The calendar year in which the school year around a day began, taken from 1 August. */
export function schoolYearStart(on: Day): number {
  const year = Number(on.slice(0, 4))
  return on.slice(5) >= '08-01' ? year : year - 1
}

/** Every day from one to another, both included. */
export function daysFrom(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n))
}

/** The loaded terms, earliest first. */
export function termsOf(calendar: Calendar): Span[] {
  return calendar.spans
    .filter((span) => span.kind === 'term')
    .sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1))
}

function openOf(calendar: Calendar): Set<Day> {
  const shut = new Set(
    calendar.spans.filter((span) => span.kind !== 'term').flatMap((span) => daysFrom(span.from, span.to)),
  )
  const inTerm = termsOf(calendar).flatMap((term) => daysFrom(term.from, term.to))
  return new Set(inTerm.filter((on) => weekday(on) <= 5 && !shut.has(on) && !calendar.bankHolidays.has(on)))
}

function runsOf(terms: readonly Span[]): Span[][] {
  const runs: Span[][] = []
  for (const term of terms) {
    const run = runs.at(-1)
    const end = run && latest(...(run.map((span) => span.to) as [Day, ...Day[]]))
    if (run && end && daysBetween(end, term.from) <= LONGEST_HOLIDAY) run.push(term)
    else runs.push([term])
  }
  return runs
}

// The first term of a school year is the first to begin after July (s579 Education Act 1996), so August before it is shut.
function knownFrom(first: Day): Day {
  const month = first.slice(5, 7)
  if (month === '08' || month === '09') return `${first.slice(0, 4)}-08-01` as Day
  return weekday(first) === 1 ? addDays(first, -2) : first
}

// After a summer term comes the holiday; without the next terms the next year is taken to begin on 1 September.
function knownTo(last: Day): Day {
  const month = last.slice(5, 7)
  if (month === '06' || month === '07') return `${last.slice(0, 4)}-08-31` as Day
  return weekday(last) === 5 ? addDays(last, 2) : last
}

function stretchOf(calendar: Calendar, open: ReadonlySet<Day>, terms: readonly Span[]): Stretch {
  const ends = terms.map((term) => term.to) as [Day, ...Day[]]
  const first = knownFrom((terms[0] as Span).from)
  const from = latest(first, calendar.bankHolidaysFrom ?? first)
  const to = earliest(knownTo(latest(...ends)), calendar.bankHolidaysUntil)
  const days = daysFrom(from, to).filter((on) => open.has(on))
  return { from, to, days, weeks: [...new Set(days.map(mondayOf))], terms }
}

const worked = new WeakMap<Calendar, OpenDays>()

/** A school's open days, worked out once for each loaded calendar so that counting is fast. */
export function openDays(calendar: Calendar): OpenDays {
  const before = worked.get(calendar)
  if (before) return before
  const open = openOf(calendar)
  const stretches = runsOf(termsOf(calendar))
    .map((terms) => stretchOf(calendar, open, terms))
    .filter((stretch) => stretch.from <= stretch.to)
  const now = { open, stretches }
  worked.set(calendar, now)
  return now
}

/** What has to be loaded before anybody can tell whether the school is open on a day. */
export function missingOn(calendar: Calendar, on: Day): NotKnown {
  const known = runsOf(termsOf(calendar)).some(
    (terms) =>
      on >= knownFrom((terms[0] as Span).from) && on <= knownTo(latest(...(terms.map((t) => t.to) as [Day]))),
  )
  const missing = known
    ? `the ${on.slice(0, 4)} bank holidays`
    : `the ${schoolYearName(schoolYearStart(on))} calendar`
  return { known: false, missing }
}

/** The stretch of known days that a day lies in, if any. */
export function stretchAt(calendar: Calendar, on: Day): Stretch | undefined {
  return openDays(calendar).stretches.find((stretch) => on >= stretch.from && on <= stretch.to)
}
