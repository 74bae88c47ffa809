import type { RetryLine } from './contact-shown.ts'
import type { Day } from './day.ts'

/** When a deadline falls, as people read it; `soon` is within the school's next five school days, and `held` waits for a hold to be lifted. */
export type When = 'overdue' | 'today' | 'soon' | 'later' | 'not-known' | 'held'

/** One deadline as a list shows it: the case by number and initials, what is to be done, and which modal does it. */
export type DueLine = {
  case: string
  school: string
  initials: string
  owner: string
  /** Where the case stands, in the pathway's words. */
  stage: string
  deadline: string
  title: string
  due: Day | null
  /** What has to be loaded before the day can be told. */
  notKnown: string | null
  opens: string
  when: When
  /** The pathway proposes what this deadline asks to decide. */
  proposed?: true
  /** Letters have to be posted sooner than their day, to arrive before the holiday. */
  postBy?: Day
}

export type DueCounts = Record<When, number> & { snoozed: number }

/** The deadlines that a person should see, earliest first in each part; snoozed ones are only counted. */
export type DueList = {
  on: Day
  lines: Record<When, DueLine[]>
  counts: DueCounts
  schools: (DueCounts & { id: string; name: string })[]
  /** The families whom this person is to try again. */
  retries: RetryLine[]
}

/** A school whose loaded calendar ends soon, and the last day that it covers. */
export type CalendarEnd = { school: string; name: string; until: Day }

/** What a person's digest says: at most thirty lines, and counts for each school where there are more. */
export type Digest = {
  person: string
  on: Day
  lines: DueLine[]
  /** How many more lines there would be. */
  more: number
  /** Given only when not every line is told. */
  schools: DueList['schools']
  snoozed: number
  /** How many wait for a hold to be lifted. */
  held: number
  retries: RetryLine[]
  /** How many of the cases are to be looked at for the new school year. */
  yearReviews: number
  /** How many pupils the register says this person is to look at. */
  watched: number
  /** How many cases that this person owns have something in them that their pathway watches for. */
  watchedCases: number
  /** The cases that this person owns in which letters wait for a translation or its check, by their numbers. */
  untranslated: string[]
  /** The calendars that this person is to see to. */
  calendars: CalendarEnd[]
}
