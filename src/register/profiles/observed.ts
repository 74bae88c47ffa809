import { isUpn } from '../../domain/upn.ts'
import type { CsvRow } from '../tables/csv-row.ts'

/** How often a text stands in a file, and in which row first. */
export type Seen = Map<string, { times: number; row: number }>

/** Each text with how often it stands there. */
export const timesOf = (seen: Seen) => [...seen].map(([text, { times }]) => ({ text, times }))

/** What a file holds, without knowing yet what it means. */
export type Observed = {
  rows: number
  dates: Seen
  sessions: Seen
  codes: Seen
  /** The columns, by their place, that hold a UPN with the right check letter in each of the first rows. */
  upns: number[]
}

/** Where to look: the places of a row that hold dates, sessions and codes; a place is -1 where it is not known. */
export type Look = { date: number; session: number; codes: readonly number[]; width: number }

const MOST_DIFFERENT = 5000
const FIRST_ROWS = 100

function see(seen: Seen, text: string, row: number): void {
  const before = seen.get(text)
  if (before !== undefined) before.times += 1
  else if (seen.size < MOST_DIFFERENT && text !== '') seen.set(text, { times: 1, row })
}

/** Begins to look at the rows of a file, one after another. */
export function observer({ date, session, codes, width }: Look) {
  const observed: Observed = { rows: 0, dates: new Map(), sessions: new Map(), codes: new Map(), upns: [] }
  let upns = Array.from({ length: width }, (_, n) => n)
  const textAt = (cells: readonly string[], n: number): string => (cells[n] ?? '').trim()
  return {
    look({ row, cells }: CsvRow): void {
      observed.rows += 1
      if (observed.rows <= FIRST_ROWS) upns = upns.filter((n) => isUpn(textAt(cells, n)))
      if (date >= 0) see(observed.dates, textAt(cells, date), row)
      if (session >= 0) see(observed.sessions, textAt(cells, session), row)
      for (const n of codes) see(observed.codes, textAt(cells, n), row)
    },
    observed: (): Observed => ({ ...observed, upns: observed.rows > 0 ? upns : [] }),
  }
}
