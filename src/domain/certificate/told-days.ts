import { format } from 'date-fns/format'
import { parseISO } from 'date-fns/parseISO'
import { addDays, type Day, daysBetween, weekday } from '../day.ts'
import type { Certificate, CertificateCell } from './certificate.ts'

/** One session of a certificate with its day. */
export type PlacedCell = CertificateCell & { readonly day: Day; readonly half: 'AM' | 'PM' }

/** Every session of a certificate in order. */
export function placedCells({ weeks }: Pick<Certificate, 'weeks'>): PlacedCell[] {
  return weeks.flatMap(({ monday, cells }) =>
    cells.map((cell, index) => ({
      ...cell,
      day: addDays(monday, Math.floor(index / 2)),
      half: index % 2 === 0 ? ('AM' as const) : ('PM' as const),
    })),
  )
}

type Part = 'all day' | 'morning' | 'afternoon'
type Run = { from: Day; to: Day; days: number; part: Part }

function partsOf(cells: readonly PlacedCell[]): Map<Day, Part> {
  const parts = new Map<Day, Part>()
  for (const { day, half } of cells) {
    const own = half === 'AM' ? 'morning' : 'afternoon'
    parts.set(day, parts.has(day) ? 'all day' : own)
  }
  return parts
}

const nextWeekday = (on: Day): Day => addDays(on, weekday(on) === 5 ? 3 : 1)

/** Days in a row on which something stands in both halves, or in the same one; a weekend breaks nothing, a holiday does. */
function runsOf(cells: readonly PlacedCell[]): Run[] {
  const runs: Run[] = []
  for (const [day, part] of partsOf(cells)) {
    const last = runs.at(-1)
    if (last?.part === part && day === nextWeekday(last.to))
      Object.assign(last, { to: day, days: last.days + 1 })
    else runs.push({ from: day, to: day, days: 1, part })
  }
  return runs
}

const written = (on: Day, withYear: boolean, pattern = 'EEEE d MMMM'): string =>
  format(parseISO(on), withYear ? `${pattern} yyyy` : pattern)

function span({ from, to }: Pick<Run, 'from' | 'to'>, withYear: boolean): string {
  if (from === to) return written(from, withYear)
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  const first = sameMonth
    ? written(from, false, 'EEEE d')
    : written(from, withYear && from.slice(0, 4) !== to.slice(0, 4))
  return `${first} to ${written(to, withYear)}`
}

const partWords = ({ part, days }: Run): string => {
  if (part === 'all day') return ''
  return `, ${part}${days === 1 ? '' : 's'}`
}

/** Does a certificate reach over more than a year, so that a day and month alone could be two days? */
export const needsYear = ({ from, to }: Pick<Certificate, 'from' | 'to'>): boolean =>
  daysBetween(from, to) > 364

/**
 * Sessions as people say them, the days in a row told together: "Monday 2 to Wednesday 4 November", and where it was
 * half a day, "mornings".
 */
export function toldDays(cells: readonly PlacedCell[], withYear: boolean): string[] {
  return runsOf(cells).map((run) => `${span(run, withYear)}${partWords(run)}`)
}
