import { addDays, type Day, formatDayShort } from './day.ts'

/** The days on which something held, both included; `until` null means that it still does. */
export type Dates = { readonly from: Day; readonly until: Day | null }

/** A number or rule from law or guidance with the days it held, where it was read and when that was last checked. */
export type Dated<Value> = Dates & {
  readonly value: Value
  readonly source: string
  readonly checkedOn: Day
}

/** A day for which no dated row holds: it lies before the first of them, or after the last. */
export class NothingLaidDown extends RangeError {
  override readonly name = 'NothingLaidDown'
  constructor(on: Day) {
    super(`In the templates nothing is laid down for ${formatDayShort(on)}.`)
  }
}

/** The one row in force on a day; a RangeError where none or more than one is, as no date falls back silently. */
export function rowOn<Row extends Dates>(rows: readonly Row[], on: Day): Row {
  const found = rows.filter((row) => row.from <= on && (row.until === null || on <= row.until))
  const [row] = found
  if (row === undefined) throw new NothingLaidDown(on)
  if (found.length > 1) throw new RangeError(`more than one thing is laid down for ${formatDayShort(on)}`)
  return row
}

/** The value in force on a day; a RangeError outside the rows. */
export function valueOn<Value>(rows: readonly (Dates & { readonly value: Value })[], on: Day): Value {
  return rowOn(rows, on).value
}

function faultBetween(before: Dates, after: Dates): string[] {
  if (before.until === null || after.from <= before.until) {
    return [`the row from ${before.from} overlaps the row from ${after.from}`]
  }
  const next = addDays(before.until, 1)
  return next === after.from ? [] : [`nothing covers ${next} to ${addDays(after.from, -1)}`]
}

/** What is wrong with some rows' dates: a row that ends before it begins, two that overlap, or a gap; empty when sound. */
export function datedFaults(rows: readonly Dates[]): string[] {
  const sorted = [...rows].sort((a, b) => a.from.localeCompare(b.from))
  const backwards = sorted.filter((row) => row.until !== null && row.until < row.from)
  return [
    ...backwards.map((row) => `the row from ${row.from} ends before it begins`),
    ...sorted.slice(1).flatMap((after, n) => faultBetween(sorted[n] as Dates, after)),
  ]
}
