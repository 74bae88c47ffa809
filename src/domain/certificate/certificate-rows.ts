import { addDays, type Day } from '../day.ts'
import type { CertificateCell, CertificateWeek } from './certificate.ts'

type Off = NonNullable<CertificateCell['off']>

/** Sessions beside each other that have one reason for holding no mark, or a single session that was owed. */
export type Stretch =
  | { readonly span: number; readonly off: Off }
  | { readonly cell: CertificateCell; readonly half: 'AM' | 'PM' }

/** One line of the printed weeks: a week with its sessions, or weeks in a row without any. */
export type CertificateRow =
  | { readonly week: CertificateWeek; readonly stretches: readonly Stretch[] }
  | { readonly from: Day; readonly to: Day; readonly weeks: number; readonly off: Off }

const sameAs = (a: Off, b: Off): boolean => a.how === b.how && a.why === b.why

function joined(stretches: Stretch[], cell: CertificateCell, index: number): Stretch[] {
  const { off } = cell
  if (off === null) return [...stretches, { cell, half: index % 2 === 0 ? 'AM' : 'PM' }]
  const last = stretches.at(-1)
  if (last === undefined || !('off' in last) || !sameAs(last.off, off))
    return [...stretches, { span: 1, off }]
  return [...stretches.slice(0, -1), { span: last.span + 1, off }]
}

const reduceCells = (cells: readonly CertificateCell[]): Stretch[] =>
  cells.reduce<Stretch[]>((stretches, cell, index) => joined(stretches, cell, index), [])

const halfAWeek = 5

/** Why a whole week holds no session, where most of it has one reason; null when some session was owed. */
function offAllWeek({ cells }: CertificateWeek): Off | null {
  if (cells.some(({ off }) => off === null)) return null
  const offs = cells.flatMap(({ off }) => off ?? [])
  const most = offs.find((one) => offs.filter((other) => sameAs(one, other)).length > halfAWeek)
  return most !== undefined && most.how !== 'outside' ? most : null
}

function added(rows: CertificateRow[], week: CertificateWeek): CertificateRow[] {
  const off = offAllWeek(week)
  if (off === null) return [...rows, { week, stretches: reduceCells(week.cells) }]
  const last = rows.at(-1)
  const to = addDays(week.monday, 4)
  if (last === undefined || !('off' in last) || !sameAs(last.off, off))
    return [...rows, { from: week.monday, to, weeks: 1, off }]
  return [...rows.slice(0, -1), { ...last, to, weeks: last.weeks + 1 }]
}

/** A certificate's weeks as its lines: days off beside each other are one stretch, and weeks without a session one line. */
export function certificateRows(weeks: readonly CertificateWeek[]): CertificateRow[] {
  return weeks.reduce<CertificateRow[]>((rows, week) => added(rows, week), [])
}
