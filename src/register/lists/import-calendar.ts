import { and, eq } from 'drizzle-orm'
import { calendarOf, type School } from '../../../db/queries/schools.ts'
import { calendarSpans } from '../../../db/schema.ts'
import type { Tx } from '../../../db/writer.ts'
import type { BankHolidays } from '../../domain/bank-holidays.ts'
import { calendarEnd } from '../../domain/calendar.ts'
import { calendarFaults } from '../../domain/calendar-faults.ts'
import { type Span, termsOf } from '../../domain/open-days.ts'
import { type ImportDesk, newImportId, recordImport, type Taken } from '../import-desk.ts'
import { recountWeeks } from '../marks/recount-weeks.ts'
import { calendarWith, spanOf } from '../school-calendar.ts'
import { shutDays } from '../shut-days.ts'
import { type Fault, faultList, type Refused } from '../tables/fault.ts'
import type { TableFile } from '../tables/table-file.ts'
import { givesWay, readCalendarRows, type SpanRow, spanDays } from './calendar-rows.ts'

/** A deadline that a new calendar moved, or made known; casework tells. */
export type MovedDeadline = { case: string; deadline: string; was: string | null; now: string | null }

/** A meeting that left a day that is now shut; `now` is null where no later day is known. */
export type MovedMeeting = { case: string; meeting: string; was: string; now: string | null }

/** Counts the deadlines of a school's open cases again on its calendar as now loaded, and moves their meetings off days that are shut. */
export type RecountDeadlines = (
  school: string,
) => Promise<{ moved: MovedDeadline[]; meetings: MovedMeeting[] }>

/** What a calendar file did. */
export type CalendarTaken = Taken<{
  added: Span[]
  removed: Span[]
  recountedWeeks: number
  moved: MovedDeadline[]
  meetings: MovedMeeting[]
}>

type Change = { added: Span[]; removed: Span[]; after: Span[] }

const plain = ({ from, to, kind, name }: Span): Span => ({ from, to, kind, name })
const keyOf = (span: Span): string => JSON.stringify([span.from, span.to, span.kind, span.name])

/** Days that people recorded as shut stay, unless the file itself says that they are no school days. */
function stays(span: Span, shut: ReadonlySet<string>, wanted: readonly Span[]): boolean {
  const daysOff = shut.has(keyOf(span)) ? wanted.filter(({ kind }) => kind !== 'term') : wanted
  return !givesWay(span, daysOff)
}

function changeOf(stored: readonly Span[], spans: readonly SpanRow[], recorded: readonly Span[]): Change {
  const wanted = spans.map(plain)
  const shut = new Set(recorded.map(keyOf))
  const kept = stored.filter((span) => stays(span, shut, wanted))
  const after = [...kept, ...wanted]
  const [had, has] = [new Set(stored.map(keyOf)), new Set(after.map(keyOf))]
  return {
    added: wanted.filter((span) => !had.has(keyOf(span))),
    removed: stored.filter((span) => !has.has(keyOf(span))),
    after,
  }
}

function warningsOf(spans: readonly SpanRow[], { after }: Change, bankHolidays: BankHolidays): Fault[] {
  const { until } = bankHolidays
  const calendar = calendarWith(after, bankHolidays)
  const terms = termsOf(calendar)
  const outside = spans.filter(
    ({ kind, from, to }) => kind !== 'term' && !terms.some((term) => term.from <= to && from <= term.to),
  )
  const end = calendarEnd(calendar)
  const late = `bank holidays are known up to ${until} only: deadlines after that cannot be counted`
  return [
    ...outside.map((span) => ({ row: span.row, column: 'from', says: `${spanDays(span)} lies in no term` })),
    ...calendarFaults(calendar).map((says) => ({ row: 0, column: null, says })),
    ...(end !== null && end > until ? [{ row: 0, column: null, says: late }] : []),
  ]
}

async function save(tx: Tx, school: string, { added, removed }: Change): Promise<void> {
  const table = calendarSpans
  for (const { from, to, kind, name } of removed) {
    const same = [eq(table.fromDay, from), eq(table.toDay, to), eq(table.kind, kind), eq(table.name, name)]
    await tx.delete(table).where(and(eq(table.school, school), ...same))
  }
  const rows = added.map(({ from, to, ...span }) => ({ school, fromDay: from, toDay: to, ...span }))
  if (rows.length > 0) await tx.insert(table).values(rows)
}

/** Takes a calendar file in: its spans replace those of the school that they overlap, but for days that people recorded as shut; then weeks and deadlines are counted again. */
export async function importCalendar(
  desk: ImportDesk,
  school: School,
  file: TableFile,
  recount: RecountDeadlines,
): Promise<CalendarTaken | Refused> {
  const faults = faultList()
  const { spans, ...read } = await readCalendarRows(file, faults)
  if (faults.count() > 0) return faults.refused()
  const change = await desk.store.write(async (tx) => {
    const stored = (await calendarOf(tx, school.id)).map(spanOf)
    const found = changeOf(stored, spans, await shutDays(tx, school.id))
    const counts = { added: found.added.length, removed: found.removed.length }
    if (counts.added + counts.removed === 0) return found
    await save(tx, school.id, found)
    await recordImport(tx, desk, { id: newImportId(), school: school.id, kind: 'calendar', ...read, counts })
    return found
  })
  // Counted again even when nothing changed: an earlier import may have been cut off before it could.
  const recountedWeeks = await recountWeeks(desk, school)
  const { added, removed } = change
  return {
    done: true,
    changed: added.length + removed.length > 0,
    rows: read.rows,
    warnings: warningsOf(spans, change, desk.bankHolidays),
    moreWarnings: 0,
    added,
    removed,
    recountedWeeks,
    ...(await recount(school.id)),
  }
}
