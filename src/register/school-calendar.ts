import { type CalendarSpan, calendarOf } from '../../db/queries/schools.ts'
import type { Db } from '../../db/reader.ts'
import { type BankHolidays, bankHolidaysFor } from '../domain/bank-holidays.ts'
import type { Calendar, Span } from '../domain/open-days.ts'

/** A stored span as the domain reads it. */
export const spanOf = ({ fromDay, toDay, kind, name }: Omit<CalendarSpan, 'school'>): Span => ({
  from: fromDay,
  to: toDay,
  kind,
  name,
})

/** Some spans as a calendar, with the bank holidays laid over them. */
export function calendarWith(spans: readonly Span[], bankHolidays: BankHolidays): Calendar {
  return { ...bankHolidaysFor(bankHolidays), spans }
}

/** A school's calendar as loaded, with the bank holidays laid over it. */
export async function schoolCalendar(db: Db, bankHolidays: BankHolidays, school: string): Promise<Calendar> {
  return calendarWith((await calendarOf(db, school)).map(spanOf), bankHolidays)
}
