import type { Day } from '../domain/day.ts'
import { habitOf, inventedMarks, inventedMinutes } from './invented-marks.ts'

/** Whose register is invented, over which open days of their school; the same for the same seed. */
export type InventedRegister = { refs: Iterable<string>; days: readonly Day[]; seed: string }

const header = 'upn,pupil_ref,date,session,code,minutes_late,comment\n'

function rowsOf(ref: string, { days, seed }: InventedRegister): string {
  const own = `${seed} ${ref}`
  const marks = inventedMarks(own, habitOf(own), days)
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
