import { type Day, day } from '../domain/day.ts'

// Making a format takes a quarter of a millisecond, and every request asks what day it is.
const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(timeZone, made)
  return made
}

/** The civil day of an instant in a time zone. */
export function dayIn(instant: Date, timeZone: string): Day {
  return day(formatIn(timeZone).format(instant))
}
