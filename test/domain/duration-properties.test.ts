import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Calendar,
  isSchoolDay,
  isWorkingDay,
  previousSchoolWeeks,
  type Span,
} from '../../src/domain/calendar.ts'
import { addDays, type Day, day, mondayOf } from '../../src/domain/day.ts'
import { count, type Direction, firstDayAtLeast, type Unit, units } from '../../src/domain/duration.ts'
import { dayByDay } from './day-by-day.ts'

// Fewer runs than usual for each of many properties; another SEED draws other calendars.
// Abroad only the machine's own time differs, which a few runs of each show.
const runs = process.env.TZ === 'Europe/London' ? { some: 50, many: 120 } : { some: 15, many: 15 }
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: runs.some })

/** By how many days a term begins or ends before or after the usual day. */
const shift = fc.integer({ min: -6, max: 6 })

const terms = (year: number, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: number[]): Span[] => {
  const term = (from: string, to: string, name: string, by: number, until: number): Span => ({
    from: addDays(day(from), by),
    to: addDays(day(to), until),
    kind: 'term',
    name,
  })
  return [
    term(`${year}-09-03`, `${year}-12-18`, 'Autumn', a, b),
    term(`${year + 1}-01-08`, `${year + 1}-03-26`, 'Spring', c, d),
    term(`${year + 1}-04-16`, `${year + 1}-07-19`, 'Summer', e, f),
  ]
}

const dayBetween = (from: string, to: string): fc.Arbitrary<Day> => {
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return fc.integer({ min: 0, max: length }).map((n) => addDays(day(from), n))
}

const closure = fc
  .record({ from: dayBetween('2024-09-01', '2026-07-20'), length: fc.constantFrom(1, 1, 1, 2, 5, 9) })
  .map(({ from, length }): Span => {
    return { from, to: addDays(from, length - 1), kind: length === 2 ? 'inset' : 'closure', name: 'Shut' }
  })

const aCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    first: fc.array(shift, { minLength: 6, maxLength: 6 }),
    second: fc.array(shift, { minLength: 6, maxLength: 6 }),
    shut: fc.array(closure, { maxLength: 8 }),
    bankHolidays: fc.uniqueArray(dayBetween('2024-01-01', '2027-12-31'), { maxLength: 20 }),
  })
  .map(({ first, second, shut, bankHolidays }) => ({
    spans: [...terms(2024, first), ...terms(2025, second), ...shut],
    bankHolidays: new Set(bankHolidays),
    bankHolidaysUntil: day('2027-12-31'),
  }))

/** The day after the last that a calendar may know. */
const END = day('2026-09-01')

/** Any day of the two loaded school years, their holidays included. */
const anchor = dayBetween('2024-09-10', '2026-07-12')
const direction = fc.constantFrom<Direction>('before', 'after')
const step = (towards: Direction): 1 | -1 => (towards === 'after' ? 1 : -1)

const longest: Record<Unit, number> = {
  session: 60,
  day: 400,
  week: 60,
  month: 30,
  'working-day': 60,
  'school-day': 60,
  'school-week': 30,
  'school-month': 8,
  'half-term': 8,
  term: 5,
  'school-year': 2,
}

const length = (unit: Unit) => fc.integer({ min: 1, max: longest[unit] })

const ofSchool: Unit[] = [
  'session',
  'school-day',
  'school-week',
  'school-month',
  'half-term',
  'term',
  'school-year',
]

const isOfItsKind = (calendar: Calendar, unit: Unit, on: Day): boolean => {
  if (unit === 'working-day') return isWorkingDay(calendar, on)
  return ofSchool.includes(unit) ? isSchoolDay(calendar, on) : true
}

/** Where something lands, said so that a day and a reason not to know can be compared. */
const landing = (calendar: Calendar, from: Day, towards: Direction, n: number, unit: Unit): Day | null => {
  const counted = count(calendar, from, towards, { n, unit })
  return counted.known ? counted.day : null
}

const later = (a: Day | null, b: Day | null, towards: Direction): boolean => {
  if (b === null) return true
  if (a === null) return false
  return towards === 'after' ? b >= a : b <= a
}

describe.each(units)('counting in the unit %s', (unit) => {
  it('agrees with a finger on the wall calendar', () => {
    fc.assert(
      fc.property(aCalendar, anchor, direction, length(unit), (calendar, from, towards, n) => {
        expect(landing(calendar, from, towards, n, unit)).toBe(
          dayByDay(calendar, from, step(towards), n, unit),
        )
      }),
      { numRuns: runs.many },
    )
  })

  it('lands on a day of its kind, never on the day it began from', () => {
    fc.assert(
      fc.property(aCalendar, anchor, direction, length(unit), (calendar, from, towards, n) => {
        const on = landing(calendar, from, towards, n, unit)
        fc.pre(on !== null)
        expect(isOfItsKind(calendar, unit, on!)).toBe(true)
        expect(towards === 'after' ? on! > from : on! < from).toBe(true)
      }),
    )
  })

  it('never lands earlier for a longer time, and is never known again once it is not', () => {
    fc.assert(
      fc.property(aCalendar, anchor, direction, length(unit), (calendar, from, towards, n) => {
        const near = landing(calendar, from, towards, n, unit)
        const far = landing(calendar, from, towards, n + 1, unit)
        expect(later(near, far, towards)).toBe(true)
      }),
    )
  })

  it('never lands earlier from a later day', () => {
    fc.assert(
      fc.property(aCalendar, anchor, direction, length(unit), (calendar, from, towards, n) => {
        const one = landing(calendar, from, towards, n, unit)
        const other = landing(calendar, addDays(from, 1), towards, n, unit)
        fc.pre(one !== null && other !== null)
        expect(other! >= one!).toBe(true)
      }),
    )
  })

  it('comes back, there and back again, to a day of its kind', () => {
    fc.assert(
      fc.property(aCalendar, anchor, length(unit), (calendar, from, n) => {
        const there = landing(calendar, from, 'after', n, unit)
        fc.pre(there !== null && dayByDay(calendar, addDays(from, 1), -1, 1, 'school-day') !== null)
        const back = landing(calendar, there!, 'before', n, unit)
        expect(back !== null && isOfItsKind(calendar, unit, back)).toBe(true)
      }),
    )
  })

  it('gives for a meeting an open day that leaves the notice, where the open day before it does not', () => {
    fc.assert(
      fc.property(aCalendar, anchor, length(unit), (calendar, today, n) => {
        const isInTime = (meeting: Day | null) => {
          const send = meeting && dayByDay(calendar, meeting, -1, n, unit)
          return send !== null && send >= today
        }
        const meeting = firstDayAtLeast(calendar, today, { n, unit })
        const first = meeting.known ? meeting.day : END
        expect(isInTime(dayByDay(calendar, first, -1, 1, 'school-day'))).toBe(false)
        fc.pre(meeting.known)
        expect(isSchoolDay(calendar, first) && first >= today && isInTime(first)).toBe(true)
      }),
    )
  })
})

describe('whole days', () => {
  it.each(['school-day', 'working-day'] as const)('%s: there and back again is the same day', (unit) => {
    fc.assert(
      fc.property(aCalendar, anchor, direction, length(unit), (calendar, from, towards, n) => {
        fc.pre(isOfItsKind(calendar, unit, from))
        const there = landing(calendar, from, towards, n, unit)
        fc.pre(there !== null)
        expect(landing(calendar, there!, towards === 'after' ? 'before' : 'after', n, unit)).toBe(from)
      }),
    )
  })

  it('school days: exactly n open days lie after the one and up to the other', () => {
    fc.assert(
      fc.property(aCalendar, anchor, length('school-day'), (calendar, from, n) => {
        const there = landing(calendar, from, 'after', n, 'school-day')
        fc.pre(there !== null)
        let open = 0
        for (let on = addDays(from, 1); on <= there!; on = addDays(on, 1)) {
          if (isSchoolDay(calendar, on)) open += 1
        }
        expect(open).toBe(n)
      }),
    )
  })

  it.each(['session', 'school-day'] as const)(
    '%s: one more closure never brings a deadline nearer, nor takes a day to send by nearer',
    (unit) => {
      fc.assert(
        fc.property(
          aCalendar,
          closure,
          anchor,
          direction,
          length(unit),
          (calendar, shut, from, towards, n) => {
            const snowed = { ...calendar, spans: [...calendar.spans, shut] }
            const before = landing(calendar, from, towards, n, unit)
            expect(later(before, landing(snowed, from, towards, n, unit), towards)).toBe(true)
          },
        ),
        { numRuns: runs.many },
      )
    },
  )

  it('working days: closing the school changes nothing', () => {
    fc.assert(
      fc.property(aCalendar, closure, anchor, direction, (calendar, shut, from, towards) => {
        const snowed = { ...calendar, spans: [...calendar.spans, shut] }
        expect(landing(snowed, from, towards, 5, 'working-day')).toBe(
          landing(calendar, from, towards, 5, 'working-day'),
        )
      }),
    )
  })
})

describe('the previous school weeks', () => {
  it('agree with a finger on the wall calendar', () => {
    const weeksBack = (calendar: Calendar, on: Day): Day[] =>
      Array.from({ length: 110 }, (_, n) => addDays(mondayOf(on), -7 * n)).filter(
        (monday) =>
          addDays(monday, 4) < on && [0, 1, 2, 3, 4].some((d) => isSchoolDay(calendar, addDays(monday, d))),
      )
    fc.assert(
      fc.property(aCalendar, anchor, fc.integer({ min: 1, max: 30 }), (calendar, on, n) => {
        const found = weeksBack(calendar, on).slice(0, n).reverse()
        const weeks = previousSchoolWeeks(calendar, on, n)
        expect(weeks).toEqual(
          found.length === n
            ? { known: true, weeks: found, from: found[0], to: addDays(found.at(-1)!, 4) }
            : { known: false, missing: 'the 2023–24 calendar' },
        )
      }),
      { numRuns: runs.many },
    )
  })
})
