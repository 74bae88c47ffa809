import Handlebars from 'handlebars'
import { day, formatDay, formatDayShort } from '../domain/day.ts'
import { handHelpers } from './hand-helpers.ts'
import { counted } from './plural.ts'

const number = (value: unknown): number => {
  if (typeof value !== 'number') throw new Error('a number is missing')
  return value
}
const words = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error('a text is missing')
  return value
}
const one = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, useGrouping: true })
const clock = (value: unknown): string => {
  const [hours = 0, minutes = 0] = words(value).split(':').map(Number)
  if (hours === 12 && minutes === 0) return 'midday'
  const past = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`
  return `${hours % 12 || 12}${past}${hours < 12 ? 'am' : 'pm'}`
}

function count(value: unknown, noun: string): string {
  const amount = number(value)
  if (amount === 0.5) return `half a ${noun}`
  return `${one.format(amount)} ${noun}${amount === 1 ? '' : 's'}`
}

function list(value: unknown): string {
  if (!Array.isArray(value)) throw new Error('a list is missing')
  return value.map(words).join(', ')
}

/** The only helpers that a letter may use, by name, as English says things; each throws when what it is given is missing. */
export const letterHelpers = {
  /** "Tuesday 14 June 2026" */
  date: (value: unknown) => formatDay(day(words(value))),
  /** "14 June 2026" */
  shortDate: (value: unknown) => formatDayShort(day(words(value))),
  /** "5:30pm" */
  time: clock,
  /** A number of anything, with its noun: "3 hours", "half a school day" */
  count: (value: unknown, noun: unknown) => count(value, words(noun)),
  /** "once", "twice", "3 times" */
  times: (value: unknown) =>
    ['never', 'once', 'twice'][number(value)] ?? `${one.format(number(value))} times`,
  /** What is left of a number of sessions without a part of them: for use inside `if` and `days`. */
  less: (whole: unknown, part: unknown) => number(whole) - number(part),
  /** Sessions told in days: 9 sessions are "4.5 school days" */
  days: (sessions: unknown) => count(number(sessions) / 2, 'school day'),
  /** "86.7%" */
  percent: (value: unknown) => `${one.format(number(value))}%`,
  /** "a, b, c" */
  list,
  /** Is it this very value? For use inside `if`. */
  is: (value: unknown, other: unknown) => value === other,
} as const

type Helpers = Readonly<Record<keyof typeof letterHelpers, (...given: unknown[]) => unknown>>

/** The same in another language: numbers with the words that a template gives for them, days as the language writes them, times by 24 hours. */
function helpersIn(language: string): Helpers {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const written = (value: unknown, form: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' }).format(Date.parse(day(words(value))))
  const full = { day: 'numeric', month: 'long', year: 'numeric' } as const
  return {
    ...letterHelpers,
    date: (value) => written(value, { weekday: 'long', ...full }),
    shortDate: (value) => written(value, full),
    time: words,
    count: (value, given) => counted(language, number(value), given),
    times: (value, given) => counted(language, number(value), given),
    days: (sessions, given) => counted(language, number(sessions) / 2, given),
    percent: (value) => `${numbers.format(number(value))}%`,
  }
}

const builtIn = { each: true, if: true } as const

/** Every name that may stand first in a mustache with arguments. */
export const helperNames: ReadonlySet<string> = new Set([
  ...Object.keys(letterHelpers),
  ...Object.keys(builtIn),
])

const known = Object.fromEntries([...helperNames].map((name) => [name, true]))
const forbidden = {
  unless: false,
  lookup: false,
  log: false,
  with: false,
  helperMissing: false,
  blockHelperMissing: false,
}

type Parts = Record<string, string>
type Written = (facts: object) => string

const compiled = new WeakMap<Parts, Map<string, Written>>()

/** Compiles a letter's Markdown, once for each library, with what its helpers say in its language: a misspelt field or unknown helper throws, and facts arrive already escaped. */
export function compileLetter(source: string, parts: Parts, language = 'en'): Written {
  const known = compiled.get(parts) ?? new Map<string, Written>()
  const key = `${language}\n${source}`
  const written = known.get(key) ?? compile(source, parts, language)
  compiled.set(parts, known.set(key, written))
  return written
}

function compile(source: string, parts: Parts, language: string): Written {
  const handlebars = Handlebars.create()
  handlebars.registerHelper(handHelpers(language === 'en' ? letterHelpers : helpersIn(language)))
  handlebars.registerPartial(parts)
  return handlebars.compile(source, {
    strict: true,
    noEscape: true,
    knownHelpersOnly: true,
    knownHelpers: { ...known, ...forbidden },
  })
}
