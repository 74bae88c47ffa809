import { z } from 'zod'
import type { Day } from './day.ts'
import { daySchema } from './day-schema.ts'
import type { Calendar } from './open-days.ts'

/** Reads the file of bank holidays; England and Wales share one division. */
export const bankHolidaysSchema = z
  .strictObject({
    id: z.literal('bank-holidays-england-wales'),
    from: daySchema,
    until: daySchema,
    source: z.string().min(1),
    checked_on: daySchema,
    days: z.array(z.strictObject({ on: daySchema, name: z.string().min(1) })).min(1),
  })
  .transform(({ checked_on, ...list }) => ({ ...list, checkedOn: checked_on }))

/** The bank holidays of England and Wales, complete from the first to the last day named. */
export type BankHolidays = z.infer<typeof bankHolidaysSchema>

/** What a list gives to every school's calendar. */
export function bankHolidaysFor(list: BankHolidays): Omit<Required<Calendar>, 'spans'> {
  return {
    bankHolidays: new Set(list.days.map(({ on }) => on)),
    bankHolidayNames: new Map(list.days.map(({ on, name }): [Day, string] => [on, name])),
    bankHolidaysFrom: list.from,
    bankHolidaysUntil: list.until,
  }
}

/** What is wrong with a list: a day that stands twice, out of order or outside its own dates; empty when sound. */
export function bankHolidayFaults(list: BankHolidays): string[] {
  const { days, from, until } = list
  const unordered = days.filter(({ on }, n) => n > 0 && on <= (days[n - 1]?.on ?? on))
  const outside = days.filter(({ on }) => on < from || on > until)
  return [
    ...unordered.map(({ on }) => `${on} stands twice or out of order`),
    ...outside.map(({ on }) => `${on} lies outside the list's own dates`),
  ]
}
