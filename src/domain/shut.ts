import { type Asker, rolesAt } from './access.ts'
import type { Calendar } from './calendar.ts'
import { isSchoolDay } from './calendar.ts'
import { type Day, daysBetween } from './day.ts'
import { daysFrom, type Span } from './open-days.ts'
import type { Role } from './role.ts'

/** Who may say that a school is shut on a day on which it should be open. */
const shutRoles: readonly Role[] = [
  'senior-leader',
  'headteacher',
  'attendance-officer',
  'ewo',
  'team-leader',
]

/** May this person say that a school is shut, and that it is open after all? */
export function mayShut(asker: Asker, school: string): boolean {
  return rolesAt(asker, school).some((role) => shutRoles.includes(role))
}

/** Why a school is shut, as people choose it. */
export const shutReasons = ['weather', 'building', 'election', 'other'] as const
export type ShutReason = (typeof shutReasons)[number]

/** Why days were not recorded as shut. */
export type ShutRefusal =
  | { code: 'not-your-school' }
  | { code: 'day-missing' }
  | { code: 'ends-before' }
  | { code: 'too-long'; most: number }
  | { code: 'already-shut' }
  | { code: 'overlaps'; name: string }
  | { code: 'not-recorded-here' }

/** A longer closure is a change of the calendar and comes with its file. */
const mostDays = 21

/** What stands against recording some days as shut; days that are shut already may lie among them. */
export function shutRefusal(calendar: Calendar, { from, to }: { from: Day; to: Day }): ShutRefusal | null {
  if (to < from) return { code: 'ends-before' }
  if (daysBetween(from, to) >= mostDays) return { code: 'too-long', most: mostDays }
  const on = (span: Span) => span.kind !== 'term' && span.from <= to && from <= span.to
  if (!daysFrom(from, to).some((one) => isSchoolDay(calendar, one))) return { code: 'already-shut' }
  const other = calendar.spans.find(on)
  return other === undefined ? null : { code: 'overlaps', name: other.name }
}
