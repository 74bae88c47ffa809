import { z } from 'zod'
import { addDays } from './day.ts'
import { daySchema } from './day-schema.ts'
import { type Calendar, openDays, type Span, termsOf } from './open-days.ts'

/** Reads one row of a school's calendar file. */
export const spanSchema = z
  .strictObject({
    from: daySchema,
    to: daySchema,
    kind: z.enum(['term', 'inset', 'closure']),
    name: z.string().min(1),
  })
  .refine((span) => span.from <= span.to, 'ends before it begins')

function overlaps(terms: readonly Span[]): string[] {
  return terms.slice(1).flatMap((after, n) => {
    const before = terms[n] as Span
    return after.from <= before.to ? [`the term ${before.name} overlaps the term ${after.name}`] : []
  })
}

/** What is wrong with a school's calendar: a row that ends before it begins, terms that overlap, terms left out; empty when sound. */
export function calendarFaults(calendar: Calendar): string[] {
  const backwards = calendar.spans.filter((span) => span.to < span.from)
  if (backwards.length > 0) return backwards.map((span) => `${span.name} ends before it begins`)
  const { stretches } = openDays(calendar)
  const holes = stretches.slice(1).map((stretch, n) => {
    const before = stretches[n]?.to ?? stretch.from
    return `no term is loaded between ${addDays(before, 1)} and ${addDays(stretch.from, -1)}`
  })
  return [...overlaps(termsOf(calendar)), ...holes]
}
