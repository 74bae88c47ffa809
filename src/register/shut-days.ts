import { and, eq } from 'drizzle-orm'
import { appendEvents, lastSeq, readEvents } from '../../db/events.ts'
import { calendarOf } from '../../db/queries/schools.ts'
import type { Db } from '../../db/reader.ts'
import { calendarSpans } from '../../db/schema.ts'
import type { Tx } from '../../db/writer.ts'
import type { Happened } from '../domain/case/happened.ts'
import type { Span } from '../domain/open-days.ts'
import { importChain } from './import-desk.ts'
import { spanOf } from './school-calendar.ts'

/** Days on which somebody said that the school is shut, or that it is open after all, told on the school's own chain. */
type ShutEvent = { type: 'school-shut' | 'school-opened' } & Omit<Span, 'kind'>

const same = (a: Omit<Span, 'kind'>, b: Omit<Span, 'kind'>) =>
  a.from === b.from && a.to === b.to && a.name === b.name

/** The closures that people recorded at a school and did not take back, as far as its calendar still holds them. */
export async function shutDays(db: Db, school: string): Promise<Span[]> {
  const events = (await readEvents(db, importChain(school))).flatMap(({ type, body }) =>
    type === 'school-shut' || type === 'school-opened' ? [{ ...(body as Span), type }] : [],
  )
  const shut: Span[] = []
  for (const { type, ...days } of events) {
    const at = shut.findIndex((one) => same(one, days))
    if (at >= 0) shut.splice(at, 1)
    if (type === 'school-shut') shut.push({ ...days, kind: 'closure' })
  }
  const stored = shut.length === 0 ? [] : (await calendarOf(db, school)).map(spanOf)
  return shut.filter((one) => stored.some((span) => span.kind === 'closure' && same(span, one)))
}

/** Puts a closure into a school's calendar, or takes it out again, with who said so on the school's chain. */
export async function keepShut(
  tx: Tx,
  school: string,
  event: ShutEvent,
  head: Omit<Happened<unknown>, 'seq'>,
): Promise<void> {
  const { type, from, to, name } = event
  const { by: doneBy, on: doneOn, manner, recordedBy, recordedAt, late } = head
  const chain = importChain(school)
  await appendEvents(tx, chain, await lastSeq(tx, chain), [
    { type, doneBy, doneOn, manner, recordedBy, recordedAt, late, body: { from, to, name } },
  ])
  const row = { school, fromDay: from, toDay: to, kind: 'closure' as const, name }
  if (type === 'school-shut') await tx.insert(calendarSpans).values(row)
  else await tx.delete(calendarSpans).where(rowOf(row))
}

function rowOf({ school, fromDay, toDay, kind, name }: typeof calendarSpans.$inferSelect) {
  const table = calendarSpans
  return and(
    eq(table.school, school),
    eq(table.fromDay, fromDay),
    eq(table.toDay, toDay),
    eq(table.kind, kind),
    eq(table.name, name),
  )
}
