import { addDays, type Day, day, weekday } from '../domain/day.ts'
import type { Span } from '../domain/open-days.ts'

/** Which days of a school year its teachers train without pupils. */
export type InsetPlan = 'ends' | 'scattered'

const onOrAfter = (on: Day, wanted: number): Day => addDays(on, (wanted - weekday(on) + 7) % 7)
const onOrBefore = (on: Day, wanted: number): Day => addDays(on, -((weekday(on) - wanted + 7) % 7))
const firstWeekday = (on: Day): Day => (weekday(on) > 5 ? onOrAfter(on, 1) : on)

// The reckoning of Easter in the Gregorian calendar, with the usual names for its steps.
function easterSunday(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const after = h + l - 7 * m + 114
  return day(`${year}-0${Math.floor(after / 31)}-${String((after % 31) + 1).padStart(2, '0')}`)
}

// An early Easter begins the two weeks' holiday, a later one falls into it.
function easterHoliday(year: number): { lastDay: Day; return: Day } {
  const goodFriday = addDays(easterSunday(year), -2)
  if (goodFriday <= `${year}-03-31`)
    return { lastDay: addDays(goodFriday, -1), return: addDays(goodFriday, 17) }
  return { lastDay: addDays(goodFriday, -7), return: addDays(goodFriday, 10) }
}

const week = (monday: Day, name: string): Span => ({
  from: monday,
  to: addDays(monday, 4),
  kind: 'closure',
  name,
})
const inset = (from: Day, to = from): Span => ({ from, to, kind: 'inset', name: 'INSET' })

function termsFrom(start: number): [Span, Span, Span] {
  const easter = easterHoliday(start + 1)
  const term = (name: string, from: Day, to: Day): Span => ({ from, to, kind: 'term', name })
  return [
    term('Autumn term', firstWeekday(day(`${start}-09-01`)), onOrBefore(day(`${start}-12-22`), 5)),
    term('Spring term', onOrAfter(day(`${start + 1}-01-02`), 1), easter.lastDay),
    term('Summer term', easter.return, onOrBefore(day(`${start + 1}-07-24`), 3)),
  ]
}

function halfTermsFrom(start: number): [Span, Span, Span] {
  return [
    week(onOrBefore(day(`${start}-10-31`), 1), 'October half term'),
    week(onOrAfter(day(`${start + 1}-02-15`), 1), 'February half term'),
    week(onOrBefore(day(`${start + 1}-05-31`), 1), 'May half term'),
  ]
}

/** The terms, half terms and INSET days of an invented school for the year that begins in the September of `start`. */
export function schoolYearSpans(start: number, plan: InsetPlan): Span[] {
  const [autumn, spring, summer] = termsFrom(start)
  const [october, february, may] = halfTermsFrom(start)
  const second = firstWeekday(addDays(autumn.from, 1))
  const insets =
    plan === 'ends'
      ? [inset(autumn.from), inset(second), inset(addDays(summer.to, -2), summer.to)]
      : [
          inset(autumn.from),
          inset(addDays(october.from, 7)),
          inset(addDays(february.from, -3)),
          inset(addDays(may.from, 7)),
          inset(summer.to),
        ]
  return [autumn, spring, summer, october, february, may, ...insets]
}
