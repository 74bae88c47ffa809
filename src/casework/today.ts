import { type Day, day } from '../domain/day.ts'

/** The civil day of an instant in a time zone. */
export function dayIn(instant: Date, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return day(parts.format(instant))
}
