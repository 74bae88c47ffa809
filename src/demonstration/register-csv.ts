import type { Day } from '../domain/day.ts'
import { habitOf, inventedMarks, inventedMinutes, stillUnexplained } from './invented-marks.ts'

/**
 * Whose register is invented, over which open days of their school; the same for the same seed. Exported on a day, it ends the day
 * before and its latest absences still await their reasons: an export of a week later has them, and so amends marks.
 */
export type InventedRegister = {
  refs: Iterable<string>
  days: readonly Day[]
  seed: string
  exportedOn?: Day
}

const header = 'upn,pupil_ref,date,session,code,minutes_late,comment\n'

function rowsOf(ref: string, { days: all, seed, exportedOn }: InventedRegister): string {
  const own = `${seed} ${ref}`
  const days = exportedOn === undefined ? all : all.filter((on) => on < exportedOn)
  const settled = inventedMarks(own, habitOf(own), days)
  const marks = exportedOn === undefined ? settled : stillUnexplained(own, days, settled, exportedOn)
  let rows = ''
  days.forEach((on, n) => {
    const [morning = '', afternoon = ''] = marks[n] ?? []
    rows += `,${ref},${on},AM,${morning},${inventedMinutes(own, on, morning) ?? ''},\n`
    rows += `,${ref},${on},PM,${afternoon},${inventedMinutes(own, on, afternoon) ?? ''},\n`
  })
  return rows
}

/** A believable register as the canonical CSV: its header, then a piece for each pupil, so that it may be as long as one likes. */
export function* registerCsv(register: InventedRegister): Generator<string> {
  yield header
  for (const ref of register.refs) yield rowsOf(ref, register)
}
