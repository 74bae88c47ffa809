import { type Day, day } from '../domain/day.ts'

/** The one clock of bot, scheduler, trigger ages and signatures; the embedded workspace moves it forward. */
export type Clock = {
  now(): Date
  onMove?(listener: () => void): () => void
}

/** The clock's time as the ISO instant that the store keeps, some milliseconds later if wanted. */
export const instant = (clock: Clock, laterMs = 0): string =>
  new Date(clock.now().getTime() + laterMs).toISOString()

// Making a format takes a quarter of a millisecond, and every request asks what day it is.
const formats = new Map<string, Intl.DateTimeFormat>()

/** The day that it is at the school. */
export function dayAt(now: Date, timeZone: string): Day {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone })
  formats.set(timeZone, format)
  return day(format.format(now))
}
