import { type Day, daysBetween, mondayOf } from './day.ts'
import { type Span, type Stretch, schoolYearStart } from './open-days.ts'

/** A half term, a term or a school year, by its first and its last school day. */
export type Period = { readonly first: Day; readonly last: Day }

/** The lengths of school time that have a beginning and an end of their own. */
export type PeriodUnit = 'half-term' | 'term' | 'school-year'

const SEASON = /autumn|spring|summer|hydref|gwanwyn|haf/i

function grouped(days: readonly Day[], sameAs: (before: Day, on: Day) => boolean): Period[] {
  const periods: { first: Day; last: Day }[] = []
  for (const on of days) {
    const current = periods.at(-1)
    if (current && sameAs(current.last, on)) current.last = on
    else periods.push({ first: on, last: on })
  }
  return periods
}

function termKey(span: Span): string {
  const season = SEASON.exec(span.name)?.[0]?.toLowerCase()
  return season ? `${schoolYearStart(span.from)} ${season}` : `${span.from} ${span.name}`
}

type Periods = Readonly<Record<PeriodUnit, readonly Period[]>>

function workOut(stretch: Stretch): Periods {
  const spanOf = new Map<Day, Span>()
  for (const on of stretch.days) {
    const span = stretch.terms.find((term) => term.from <= on && on <= term.to)
    if (span) spanOf.set(on, span)
  }
  const key = <T>(on: Day, of: (span: Span) => T) => {
    const span = spanOf.get(on)
    return span && of(span)
  }
  const begins = (span: Span) => schoolYearStart(span.from)
  const isNextWeek = (a: Day, b: Day) => daysBetween(mondayOf(a), mondayOf(b)) <= 7
  return {
    'half-term': grouped(stretch.days, (a, b) => spanOf.get(a) === spanOf.get(b) && isNextWeek(a, b)),
    term: grouped(stretch.days, (a, b) => key(a, termKey) === key(b, termKey)),
    'school-year': grouped(stretch.days, (a, b) => key(a, begins) === key(b, begins)),
  }
}

const worked = new WeakMap<Stretch, Periods>()

/**
 * A stretch's half terms, terms or school years, ascending.
 *
 * A half term ends with its term, or where a whole Monday-to-Friday week without sessions follows.
 * Loaded terms of one school year whose names hold the same season ("Autumn 1", "Autumn 2") are one term.
 * A school year holds the terms that begin after July and before the next August.
 */
export function periodsOf(stretch: Stretch, unit: PeriodUnit): readonly Period[] {
  const periods = worked.get(stretch) ?? workOut(stretch)
  worked.set(stretch, periods)
  return periods[unit]
}
