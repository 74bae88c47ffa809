import { addMonths as addCalendarMonths } from 'date-fns/addMonths'
import { format } from 'date-fns/format'
import { parseISO } from 'date-fns/parseISO'

declare const brand: unique symbol

/** A civil date at the school, written `2026-11-21`: never an instant, so summer time cannot move it. */
export type Day = string & { readonly [brand]: 'Day' }

const MILLISECONDS = 86_400_000
const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** What to say of a text that names no day, without quoting it. */
export const NOT_A_DAY = 'not a real date, written as year-month-day like 2026-11-21'
// Counting a register asks for the same few thousand days again and again, so each is written out, and read, once.
const written = new Map<number, string>()
const read = new Map<string, number>()

// `Date.parse` reads a bare ISO date as UTC and everything below stays in UTC, so the machine's zone is never asked.
const serial = (text: string): number => read.get(text) ?? Date.parse(text) / MILLISECONDS

function iso(days: number): string {
  const before = written.get(days)
  if (before !== undefined) return before
  const text = new Date(days * MILLISECONDS).toISOString().slice(0, 10)
  written.set(days, text)
  read.set(text, days)
  return text
}

/** Is this text a date that exists, written as year-month-day? */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false
  const days = serial(text)
  return !Number.isNaN(days) && iso(days) === text
}

/** The day that a text names; a RangeError otherwise, which doesn't quote the text, as it may be a person's. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(NOT_A_DAY)
  return text
}

const FIRST = serial('0000-01-01')
const LAST = serial('9999-12-31')

function whole(n: number): number {
  if (!Number.isSafeInteger(n)) throw new RangeError('days and months are counted in whole numbers')
  return n
}

/** The day n calendar days later, or earlier when n is negative. */
export function addDays(from: Day, n: number): Day {
  const days = serial(from) + whole(n)
  if (days < FIRST || days > LAST) throw new RangeError('the day lies outside the years 0 to 9999')
  return iso(days) as Day
}

/** The same-numbered day n calendar months later, or that month's last day where it is shorter (31 August → 28 February). */
export function addMonths(from: Day, n: number): Day {
  const later = addCalendarMonths(parseISO(from), whole(n))
  return day(format(later, 'yyyy-MM-dd'))
}

/** Which day of the week it is: 1 is Monday, 7 is Sunday. */
export function weekday(on: Day): number {
  // 1 January 1970 was a Thursday.
  return ((((serial(on) + 3) % 7) + 7) % 7) + 1
}

/** The Monday of the week that a day lies in; a Sunday belongs to the Monday before it. */
export function mondayOf(on: Day): Day {
  return addDays(on, 1 - weekday(on))
}

/** How many days later b is than a; negative when it is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return serial(b) - serial(a)
}

function pick(days: readonly Day[], isBetter: (a: Day, b: Day) => boolean, first: Day): Day {
  return days.reduce((best, next) => (isBetter(next, best) ? next : best), first)
}

/** The earliest of some days. */
export function earliest(first: Day, ...rest: readonly Day[]): Day {
  return pick(rest, (a, b) => a < b, first)
}

/** The latest of some days. */
export function latest(first: Day, ...rest: readonly Day[]): Day {
  return pick(rest, (a, b) => a > b, first)
}

const worded = new Map<string, string>()

// A screen names the same few days again and again, so each is put into words once.
function inWords(on: Day, pattern: string): string {
  const key = `${on} ${pattern}`
  const before = worded.get(key)
  if (before !== undefined) return before
  const words = format(parseISO(on), pattern)
  worded.set(key, words)
  return words
}

/** The day as a letter gives it without its weekday: "14 June 2026". */
export function formatDayShort(on: Day): string {
  return inWords(on, 'd MMMM yyyy')
}

/** The day as a letter gives it in full: "Sunday 14 June 2026". */
export function formatDay(on: Day): string {
  return inWords(on, 'EEEE d MMMM yyyy')
}

/** The day without its year, for lists within one: "Sun 14 Jun". */
export function formatDayBrief(on: Day): string {
  return inWords(on, 'EEE d MMM')
}
