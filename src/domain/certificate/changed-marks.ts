import type { AmendedSession } from '../case/parts/drift.ts'
import { addDays } from '../day.ts'
import type { Reading, RegisterWeek } from '../sessions.ts'
import { readRegister } from '../sessions.ts'
import type { Certificate } from './certificate.ts'
import { certificateWeeks } from './certificate-weeks.ts'

const blank: readonly string[] = Array.from({ length: 10 }, () => '')

/** The marks that a certificate prints. */
export const marksIn = ({ weeks }: Pick<Certificate, 'weeks'>): RegisterWeek[] =>
  weeks.map(({ monday, cells }) => ({ monday, marks: cells.map(({ mark }) => mark) }))

/** The marks that a certificate over a reading's days would print. */
export const marksOver = (reading: Reading): RegisterWeek[] =>
  marksIn({ weeks: certificateWeeks(reading, readRegister(reading).sessions) })

function changedIn({ monday, marks }: RegisterWeek, before: readonly string[]): AmendedSession[] {
  return marks.flatMap((now, place): AmendedSession[] => {
    const day = addDays(monday, Math.floor(place / 2))
    const was = before[place] ?? ''
    return was === now ? [] : [{ day, half: place % 2 === 0 ? 'AM' : 'PM', was, now }]
  })
}

/** The sessions whose mark is another than it was, earliest first; both are of the same days. */
export function changedMarks(was: readonly RegisterWeek[], now: readonly RegisterWeek[]): AmendedSession[] {
  const before = new Map(was.map(({ monday, marks }) => [monday, marks]))
  return now.flatMap((week) => changedIn(week, before.get(week.monday) ?? blank))
}
