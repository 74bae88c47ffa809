import { type Day, daysBetween } from '../../domain/day.ts'
import type { Span } from '../../domain/open-days.ts'
import { dayCell, needed, oneOf, words } from '../tables/cells.ts'
import type { FaultList } from '../tables/fault.ts'
import { readTable } from '../tables/table.ts'
import type { TableFile } from '../tables/table-file.ts'

/** The columns of a calendar file. */
export const calendarColumns = {
  from: needed(dayCell),
  to: needed(dayCell),
  kind: needed(oneOf(['term', 'inset', 'closure'])),
  name: words(100),
}

/** A span with the row that it stands in. */
export type SpanRow = Span & { row: number }

const LONGEST: Record<Span['kind'], number> = { term: 366, inset: 31, closure: 366 }
const names: Record<Span['kind'], string> = { term: 'Term', inset: 'INSET day', closure: 'Closed' }

function orderFault({ from, to, kind }: Span): string | undefined {
  if (to < from) return `ends before it begins on ${from}`
  const days = daysBetween(from, to) + 1
  if (days > LONGEST[kind]) return `is ${days} days after it begins, too long for a ${kind}: check the year`
  return undefined
}

const overlap = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to

const isTerm = ({ kind }: Span): boolean => kind === 'term'

function tellOverlap(one: SpanRow, other: SpanRow, faults: FaultList): void {
  const [first, second] = one.row < other.row ? [one, other] : [other, one]
  faults.add(
    second.row,
    'from',
    `overlaps the ${first.kind} of row ${first.row}, ${spanDays(first)}: keep one of them`,
  )
}

/** Tells of each span that lies on one that began before it. */
function tellOverlaps(spans: readonly SpanRow[], faults: FaultList): void {
  const [first, ...rest] = [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))
  let widest = first
  for (const span of rest) {
    if (widest && overlap(widest, span)) tellOverlap(widest, span, faults)
    if (widest && span.to > widest.to) widest = span
  }
}

/** The days of a span as words: "2026-10-26 to 2026-10-30". */
export const spanDays = ({ from, to }: { from: Day; to: Day }): string =>
  from === to ? from : `${from} to ${to}`

/** Reads a calendar file; spans that overlap or end before they begin are faults. */
export async function readCalendarRows(
  file: TableFile,
  faults: FaultList,
): Promise<{ spans: SpanRow[]; sha256: string; rows: number }> {
  const table = readTable(file, calendarColumns, faults)
  const spans: SpanRow[] = []
  for await (const { row, is } of table.rows) {
    const span = { row, from: is.from, to: is.to, kind: is.kind, name: is.name ?? names[is.kind] }
    const wrong = orderFault(span)
    if (wrong === undefined) spans.push(span)
    else faults.add(row, 'to', wrong)
  }
  // A day off may lie in a term; two terms, or two days off, may not lie on each other.
  tellOverlaps(spans.filter(isTerm), faults)
  tellOverlaps(
    spans.filter((span) => !isTerm(span)),
    faults,
  )
  return { spans, ...table.read() }
}

/** Does a stored span give way to one of a file? A term takes the place of all that it overlaps; a day off never takes a term's. */
export function givesWay(stored: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => overlap(stored, span) && (span.kind === 'term' || stored.kind !== 'term'))
}
