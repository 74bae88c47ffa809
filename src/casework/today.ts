import { type Day, day } from '../domain/day.ts'

/** Makes a writer of instants in a time zone. Making a format takes a quarter of a millisecond, and every request asks. */
function inZone(locale: string, style: Intl.DateTimeFormatOptions) {
  const formats = new Map<string, Intl.DateTimeFormat>()
  return (instant: Date, timeZone: string): string => {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone })
    formats.set(timeZone, format)
    return format.format(instant)
  }
}

const writtenDay = inZone('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })

/** The civil day of an instant in a time zone. */
export function dayIn(instant: Date, timeZone: string): Day {
  return day(writtenDay(instant, timeZone))
}

/** The time of day of an instant in a time zone, written `14:30`. */
export const timeIn = inZone('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
