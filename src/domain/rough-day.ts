import { day, formatDayShort } from './day.ts'

/** A year, month or day as somebody reads it: “2015”, “September 2015”, “14 June 2026”. */
export function formatRoughDay(rough: string): string {
  if (rough.length === 4) return rough
  if (rough.length === 10) return formatDayShort(day(rough))
  return formatDayShort(day(`${rough}-01`)).replace(/^1 /, '')
}
